"""Letters by SMTP, so that it is always known whether one was handed over."""

from __future__ import annotations

import datetime as dt
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from network.errors import NetworkError, Refused, Uncertain

#: answers of a server from here on are final
_FINAL = 500


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in two forms; `token` becomes its Message-ID."""

    to: str
    subject: str
    text: str
    html: str
    token: str
    at: dt.datetime
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mailer:
    """Sends letters through one server: `smtp://user:password@host:587`, `smtps://host`."""

    url: str
    sender: str
    #: seconds for one step of the connection
    patience: float = 20

    def send(self, letter: Letter) -> str:
        """The server's answer. Raises Refused, NetworkError where it was not handed over, Uncertain where it may be."""
        try:
            server = self._server()
        except (OSError, smtplib.SMTPException) as error:
            raise NetworkError(f"Почтовый сервер не отвечает: {error}") from error
        try:
            self._address(server, letter)
            return _hand_over(server, self._message(letter))
        finally:
            server.close()

    def _server(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        host, tls = parts.hostname or "localhost", ssl.create_default_context()
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=self.patience, context=tls)
        else:
            server = smtplib.SMTP(host, parts.port or 25, timeout=self.patience)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=tls)
            server.ehlo()
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        return server

    def _address(self, server: smtplib.SMTP, letter: Letter) -> None:
        try:
            for code, said in (server.mail(self.sender), server.rcpt(letter.to)):
                _accept(code, said)
        except (OSError, smtplib.SMTPException) as error:
            raise NetworkError(f"Почтовый сервер прервал связь: {error}") from error

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, letter.to, letter.subject
        message["Date"] = format_datetime(letter.at)
        message["Message-ID"] = f"<{letter.token}@{self.sender.rpartition('@')[2]}>"
        for name, value in letter.headers.items():
            message[name] = value
        # as it is, a paragraph would be a line that servers refuse as too long
        message.set_content(letter.text, cte="quoted-printable")
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
        return message


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> str:
    """From the first byte of the letter to the server's word it may have arrived, whatever breaks."""
    try:
        code, said = server.data(message.as_bytes(policy=policy.SMTP))
    except smtplib.SMTPDataError as error:
        code, said = error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b""
    except (OSError, smtplib.SMTPException) as error:
        raise Uncertain("Связь оборвалась, пока письмо передавалось: дошло ли оно, не известно.") from error
    _accept(code, said)
    return f"{code} {said.decode('utf-8', 'replace')}"


def _accept(code: int, said: bytes) -> None:
    if code < 400:
        return
    words = f"Почтовый сервер не принял письмо: {code} {said.decode('utf-8', 'replace')}"
    raise Refused(words) if code >= _FINAL else NetworkError(words)
