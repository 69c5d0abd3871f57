"""Messages out: a webhook is tried until it is taken, a letter is never handed over a second time."""

from __future__ import annotations

import base64
import datetime as dt
import hmac
from dataclasses import dataclass
from hashlib import sha256

from errands.alerts import Alerts
from journal.errands.records import Alert, Channel, Delivery, Message
from network.errors import NetworkError, Refused, Uncertain
from network.http import Browser, wait
from network.mail import Letter, Mailer
from reports.subscriptions import digest, json_feed

#: attempts in all, over some two days
TRIES = 8
_FIRST_PAUSE = dt.timedelta(minutes=1)
INTERRUPTED = "Отправка прервалась: дошло ли письмо, не известно. Второй раз оно не отправляется."
NO_SERVER = "Почтовый сервер не задан: администратор задаёт его в KADROLOG_SMTP."


@dataclass(frozen=True, slots=True)
class Post:
    """Hands messages over."""

    alerts: Alerts
    browser: Browser
    mailer: Mailer | None

    def deliver(self, message_id: int, now: dt.datetime) -> dt.datetime | None:
        """Try once; when to try again, None where there is nothing more to try."""
        kept = self.alerts.journal.errands.alerts
        message = kept.message(message_id)
        alert = kept.get(message.alert_id)
        if message.state in (Delivery.SENT, Delivery.FAILED):
            return None
        if message.state is Delivery.SENDING and alert.channel is Channel.MAIL:
            kept.mark(message, Delivery.FAILED, at=now, answer=INTERRUPTED)
            return None
        message = kept.mark(message, Delivery.SENDING, at=now)
        try:
            answer = self._send(alert, message, now)
        except NetworkError as error:
            return self._failed(message, error, now)
        kept.mark(message, Delivery.SENT, at=now, answer=answer)
        return None

    def _failed(self, message: Message, error: NetworkError, now: dt.datetime) -> dt.datetime | None:
        final = isinstance(error, Refused | Uncertain) or message.attempts >= TRIES
        state = Delivery.FAILED if final else Delivery.WAITING
        self.alerts.journal.errands.alerts.mark(message, state, at=now, answer=str(error))
        return None if final else now + max(pause(message.attempts), error.wait)

    def _send(self, alert: Alert, message: Message, now: dt.datetime) -> str:
        if alert.channel is Channel.WEBHOOK:
            return self._call(alert, message, now)
        if self.mailer is None:
            raise NetworkError(NO_SERVER)
        return self.mailer.send(self._letter(alert, message, now))

    def _call(self, alert: Alert, message: Message, now: dt.datetime) -> str:
        body = json_feed.write(self.alerts.told(message))
        headers = {"Content-Type": json_feed.MIME_TYPE, **signed(alert.secret, message.token, now, body)}
        answer = self.browser.post(alert.address, body, headers)
        if 200 <= answer.status < 300:
            return str(answer.status)
        words = f"Получатель ответил {answer.status}."
        # 410 Gone: the receiver wants no more
        raise Refused(words) if answer.status == 410 else NetworkError(words, wait(answer))

    def _letter(self, alert: Alert, message: Message, now: dt.datetime) -> Letter:
        bulletin = self.alerts.told(message)
        subject, text, html = digest.subject(bulletin), digest.text(bulletin), digest.html(bulletin)
        return Letter(alert.address, subject, text, html, message.token, now, {"Auto-Submitted": "auto-generated"})


def signed(secret: str, token: str, now: dt.datetime, body: bytes) -> dict[str, str]:
    """The headers of Standard Webhooks: who gets the same `webhook-id` again has the message already."""
    moment = str(int(now.timestamp()))
    sum_ = hmac.new(base64.b64decode(secret), f"{token}.{moment}.".encode() + body, sha256).digest()
    signature = f"v1,{base64.b64encode(sum_).decode()}"
    return {"webhook-id": token, "webhook-timestamp": moment, "webhook-signature": signature}


def pause(attempts: int) -> dt.timedelta:
    """How long to wait after so many attempts: 1, 4, 16 minutes … at most a day."""
    return min(_FIRST_PAUSE * (1 << 2 * (attempts - 1)), dt.timedelta(days=1))
