"""Mail through a real server on loopback: what is known of a letter after each way in which it can fail."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from threading import Thread

import pytest

from network.errors import NetworkError, Refused, Uncertain
from network.mail import Letter, Mailer
from tests.errands.post_office import Office, office

AT = dt.datetime(2026, 3, 18, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=3)))
LETTER = Letter(
    to="sedova@region.example",
    subject="Кадролог: 2 новых решения, «Целевой набор»",
    text="Поручение: открыть курсы\n",
    html="<p>Поручение: открыть курсы</p>",
    token="a1b2",  # noqa: S106 (a number of a message)
    at=AT,
    headers={"Auto-Submitted": "auto-generated"},
)


def mailer(running: Office) -> Mailer:
    return Mailer(running.url, "kadrolog@ministry.example", patience=2)


def test_a_letter_arrives() -> None:
    """Addressed, dated, in two forms, with an id of its own."""
    with office() as running:
        assert mailer(running).send(LETTER).startswith("250")
    (envelope,) = running.letters
    message = message_from_bytes(envelope.body, policy=policy.default)

    assert (envelope.sender, envelope.receivers) == ("kadrolog@ministry.example", ["sedova@region.example"])
    assert message["Subject"] == LETTER.subject
    assert message["Message-ID"] == "<a1b2@ministry.example>"
    assert message["Date"].datetime == AT
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    plain = message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().split() == LETTER.text.split()


@pytest.mark.parametrize(
    ("answers", "wrong", "exactly"),
    [
        ({"rcpt": "550 no such mailbox"}, Refused, True),
        ({"rcpt": "451 come later"}, NetworkError, True),
        ({"data": "554 spam"}, Refused, True),
        ({"data": "452 full"}, NetworkError, True),
    ],
)
def test_what_a_server_refuses(answers: dict[str, str], wrong: type[NetworkError], exactly: bool) -> None:
    """A final no is Refused, "later" may be tried again; in neither case does anything arrive."""
    with office(answers) as running, pytest.raises(NetworkError) as told:
        mailer(running).send(LETTER)

    assert type(told.value) is wrong
    assert running.letters == []


def test_no_server() -> None:
    """Nothing was handed over, so it may be tried again."""
    with office() as running:
        pass
    with pytest.raises(NetworkError) as told:
        mailer(running).send(LETTER)

    assert type(told.value) is NetworkError


def test_a_server_that_dies_over_the_letter() -> None:
    """Whether it was taken is not known."""
    with dying_server() as port, pytest.raises(Uncertain):
        Mailer(f"smtp://127.0.0.1:{port}", "a@b.example", patience=2).send(LETTER)


class dying_server:  # noqa: N801 (used as a function)
    """Says yes to everything up to the letter, and hangs up after its first bytes."""

    def __enter__(self) -> int:
        self.listener = socket.create_server(("127.0.0.1", 0))
        Thread(target=self._serve, daemon=True).start()
        port: int = self.listener.getsockname()[1]
        return port

    def __exit__(self, *_: object) -> None:
        self.listener.close()

    def _serve(self) -> None:
        talk, _ = self.listener.accept()
        with talk, talk.makefile("rwb") as lines:
            lines.write(b"220 hello\r\n")
            lines.flush()
            for line in lines:
                word = line[:4].upper()
                lines.write(b"354 go on\r\n" if word == b"DATA" else b"250 yes\r\n")
                lines.flush()
                if word == b"DATA":
                    lines.readline()
                    return


@pytest.mark.parametrize("change", [lambda letter: replace(letter, subject="a\nBcc: all@region.example")])
def test_no_header_is_smuggled_in(change: Callable[[Letter], Letter]) -> None:
    """A name with a line break cannot add a receiver."""
    with office() as running, pytest.raises(ValueError, match=r"header|newline|linefeed"):
        mailer(running).send(change(LETTER))
    assert running.letters == []
