"""PDF, where LibreOffice is installed: the Word document as it prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import BinaryIO

from reports.contract import Document, Form, ReportError
from reports.forms import docx

#: seconds after which a conversion is given up
PATIENCE = 180
#: what LibreOffice takes from the clock; replaced by as many characters, so that no place in the file moves
_CLOCK = re.compile(rb"(?<=/CreationDate\(D:)\d{14}|(?<=/DocChecksum /)[0-9A-F]{32}|(?<=<)[0-9A-F]{32}(?=>)")


def write(document: Document, output: BinaryIO) -> None:
    """Print the Word document. Raises ReportError where LibreOffice fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "report.docx").open("wb") as word:
            docx.write(document, word)
        _convert(folder)
        output.write(_settled((folder / "report.pdf").read_bytes()))


def _convert(folder: Path) -> None:
    """In a profile of its own, so that several conversions and the user's own window do not meet."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [_program(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "report.docx"]
    surroundings = {"HOME": str(folder), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
    try:
        subprocess.run(command, cwd=folder, env=surroundings, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise ReportError("LibreOffice не напечатал PDF: возьмите DOCX и сохраните его в PDF сами.") from error
    if not (folder / "report.pdf").is_file():
        raise ReportError("LibreOffice не напечатал PDF: возьмите DOCX и сохраните его в PDF сами.")


def _settled(printed: bytes) -> bytes:
    return _CLOCK.sub(lambda match: b"20000101000000".ljust(len(match.group()), b"0"), printed)


def _program() -> str:
    return shutil.which("soffice") or ""


FORM = Form("pdf", "application/pdf", write, ready=lambda: bool(_program()))
