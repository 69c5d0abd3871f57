"""E-mails: the headers that a reader sees, the body, and the names of what is attached."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from intake.cleaning import clean
from intake.encodings import decode
from intake.formats.html import read_page
from intake.reading import Format, Limits, Unreadable
from nlp.facts import Hints, Release

#: the line that a mailbox file puts before each letter
ENVELOPE = re.compile(rb"\A\s*(?:From [^\n]*\n)?")
HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):")
#: headers that programs write and people do not type
MACHINE = frozenset((b"received", b"mime-version", b"message-id", b"content-type", b"return-path", b"dkim-signature"))
#: bytes of a letter's headers; the parser compares long ones with every line of the letter
HEADERS = 256 * 1024
TYPED = frozenset((b"from", b"to", b"subject", b"date"))


def sniff(data: bytes, name: str) -> float:
    """A block of headers at the start; those that people type too are enough only in a file called a letter."""
    names = _header_names(ENVELOPE.sub(b"", data[:65536]))
    if names & TYPED and names & MACHINE:
        return 0.95
    return 0.6 if len(names & TYPED) > 1 and name.lower().endswith(".eml") else 0.0


def _header_names(data: bytes) -> set[bytes]:
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
    found = [HEADER.match(line) for line in head.splitlines() if not line[:1].isspace()]
    return {match[1].lower() for match in found if match} if all(found) else set()


def read(data: bytes, limits: Limits) -> Release:
    """Subject, sender and date as lines, then the body; a forwarded letter stays in it as text."""
    letter = ENVELOPE.sub(b"", data)
    if len(re.split(rb"\r?\n\r?\n", letter, maxsplit=1)[0]) > HEADERS:
        raise Unreadable("Заголовки письма длиннее, чем у писем бывает.")
    try:
        message = message_from_bytes(letter, policy=default)
        parts = list(message.walk())
        if len(parts) > limits.parts:
            raise Unreadable(f"В письме {len(parts)} частей, а можно не больше {limits.parts}.")
        return _release(message, limits)
    except (MessageError, ValueError, LookupError, AttributeError, RecursionError) as error:
        raise Unreadable("Письмо повреждено: оно не разбирается на части.") from error


def _release(message: EmailMessage, limits: Limits) -> Release:
    if message.get_content_type() == "multipart/encrypted":
        raise Unreadable("Письмо зашифровано.")
    subject, sender = _header(message, "Subject"), _header(message, "From")
    sent, body = _day(message), _body(message, limits)
    head = [("Тема", subject), ("От", sender), ("Дата", sent.strftime("%d.%m.%Y") if sent else "")]
    lines = [f"{name}: {value}" for name, value in head if value]
    names = ", ".join(clean(part.get_filename() or "без имени") for part in message.iter_attachments())
    text = "\n".join([*lines, "", body.text.strip("\n"), *(["", f"Вложения: {names}"] if names else [])])
    return Release(text, _hints(body, subject, sent, len(lines) + 1))


def _hints(body: Release, subject: str, sent: dt.date | None, above: int) -> Hints:
    lines = tuple((first + above, last + above) for first, last in body.hints.body_lines)
    title = body.hints.title or subject or None
    return replace(body.hints, title=title, published=body.hints.published or sent, body_lines=lines)


def _body(message: EmailMessage, limits: Limits) -> Release:
    """The plain text where it says something, else the page."""
    parts = [message.get_body((kind,)) for kind in ("plain", "html")]
    for part in parts:
        data = part.get_payload(decode=True) if part else None
        if part and isinstance(data, bytes) and data.strip():
            text = decode(data, part.get_content_charset())
            return read_page(text, limits) if part.get_content_subtype() == "html" else Release(clean(text).strip("\n"))
    return Release("")


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(clean(str(message.get(name, ""))).split())


def _day(message: EmailMessage) -> dt.date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except ValueError:
        return None


FORMAT = Format("eml", "письмо (EML)", (".eml",), sniff, read)
