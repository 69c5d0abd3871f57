"""Files that leave through the browser: always as attachments, never shown in place."""

from __future__ import annotations

import tempfile
from typing import BinaryIO, cast

from flask import Response, send_file

from desk import File
from journal.orders.records import Order
from reports import FORMATS, Wanted
from web.parts import desk

#: bytes of a report kept in memory; what is more goes through a temporary file
_IN_MEMORY = 8 * 1024 * 1024


def report(wanted: Wanted, format: str) -> Response | Order:
    """A report in a file of one of `reports.FORMATS`; a large one is ordered, and made in the background."""
    if desk().is_large(wanted.query):
        return order(wanted, format)
    # closed when the response has been sent
    output = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115
    desk().report(wanted, format, output)
    output.seek(0)
    name = file_name(format, wanted.report)
    return send_file(output, FORMATS[format].mime_type, as_attachment=True, download_name=name)


def order(wanted: Wanted, format: str) -> Order:
    """Have a report made in the background."""
    return desk().order(wanted, format, file_name(format, wanted.report))


def ordered(order: Order) -> Response:
    """A report that was made in the background, by whichever server."""
    response = Response(desk().made(order), mimetype=FORMATS[order.format].mime_type)
    response.headers.set("Content-Disposition", "attachment", filename=order.file)
    response.content_length = order.size
    return response


def file_name(format: str, name: str) -> str:
    """What a report's file is called: `kadrolog-monitoring-2026-03-18.docx`."""
    kind = "" if name == "log" else f"-{name}"
    return f"kadrolog{kind}-{desk().today()}.{format}"


def raw(file: File) -> Response:
    """A release's file exactly as it was sent; whatever its name says, no browser runs or shows it."""
    response = Response(file.data, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=file.name or "release")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
