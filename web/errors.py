"""The only table from errors to HTTP statuses, for people (a page) and programs (one JSON shape) alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from access import AccessError, Full, TooMany
from intake import Unreadable
from journal.contract import BadQuery, JournalError, NotFound
from reports import ReportError
from web.language import LazyString
from web.language import lazy as _

#: errors of the layers below, the narrower before the wider; their messages are meant for people
STATUSES: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (BadQuery, HTTPStatus.UNPROCESSABLE_ENTITY),
    (JournalError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ReportError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (Unreadable, HTTPStatus.UNPROCESSABLE_ENTITY),
    (TooMany, HTTPStatus.TOO_MANY_REQUESTS),
    (Full, HTTPStatus.TOO_MANY_REQUESTS),
    (AccessError, HTTPStatus.FORBIDDEN),
)

#: what happened and what helps, where the error itself does not say it
WORDS: Mapping[int, tuple[LazyString, LazyString]] = {
    400: (_("Запрос не разобран"), _("Вернитесь на прошлую страницу и повторите.")),
    401: (_("Нужно войти"), _("Войдите под своей учётной записью; программе нужен ключ в заголовке Authorization.")),
    403: (_("Запрос отклонён"), _("Страница открыта слишком давно или с другого сайта. Обновите её и повторите.")),
    404: (_("Такой страницы нет"), _("Адрес неполный или запись удалена. Найти её можно в журнале.")),
    405: (_("Так к этому адресу не обращаются"), _("Откройте нужную страницу по ссылке из меню.")),
    413: (_("Слишком много за один раз"), _("Загрузите файлы по частям или сократите вставленный текст.")),
    421: (_("Сервер зовут иначе"), _("Откройте его по адресу, который назвал администратор.")),
    422: (_("Условие не понято"), _("Исправьте условие или сбросьте отбор.")),
    429: (_("Слишком часто"), _("Подождите и повторите.")),
    500: (_("Сервер не справился"), _("Повторите через минуту. Запись о сбое есть в журнале сервера.")),
    503: (_("Журнал недоступен"), _("Повторите через минуту или позовите администратора.")),
}

#: the names programs tell errors apart by
CODES: Mapping[int, str] = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    421: "misdirected",
    422: "invalid",
    429: "too_many_requests",
    500: "internal",
    503: "unavailable",
}


class Refused(Exception):
    """A request that was understood and not carried out at all; `details` say why, item by item."""

    def __init__(self, message: str, details: Mapping[str, Any]) -> None:
        super().__init__(message)
        self.details = details


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is shown."""

    status: int
    title: str
    message: str
    details: Mapping[str, Any]

    @property
    def code(self) -> str:
        """The name that programs tell it by."""
        return CODES.get(self.status, "error")


def register(app: Flask) -> None:
    """Answer every error of the app by this table."""
    for error_type in (HTTPException, Refused, *(known for known, _status in STATUSES)):
        app.register_error_handler(error_type, answer)


def answer(error: Exception) -> Response:
    """The page or the JSON object that tells of an error."""
    problem = describe(error)
    response = _as_json(problem) if request.path.startswith("/api/") else _as_page(problem)
    response.status_code = problem.status
    if isinstance(error, HTTPException):
        response.headers.extend((name, value) for name, value in error.get_headers() if name != "Content-Type")
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.seconds)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def describe(error: Exception) -> Problem:
    """What happened, in words for people."""
    if isinstance(error, HTTPException):
        return _described(error)
    if isinstance(error, Refused):
        return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), error.details)
    status = next(status for known, status in STATUSES if isinstance(error, known))
    return _problem(status, str(error))


def _described(error: HTTPException) -> Problem:
    faults = dict(_faults(getattr(error, "data", {}).get("messages", {})))
    message = "; ".join(f"{name}: {', '.join(wrong)}" for name, wrong in faults.items())
    return _problem(error.code or HTTPStatus.INTERNAL_SERVER_ERROR, message, faults)


def _problem(status: int, message: str = "", details: Mapping[str, Any] | None = None) -> Problem:
    title, remedy = WORDS.get(status, WORDS[400 if status < 500 else 500])
    return Problem(status, str(title), message or str(remedy), details or {})


def _faults(messages: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """`{"query": {"kind": {0: ["нет …"]}}}` → `("kind", ["нет …"])`; a body that is no JSON has its one fault whole."""
    for place, by_name in messages.items():
        wrong_names = by_name if isinstance(by_name, Mapping) else {place: by_name}
        yield from ((str(name), list(_leaves(wrong))) for name, wrong in wrong_names.items())


def _leaves(wrong: Any) -> Iterator[str]:
    if isinstance(wrong, Mapping | list):
        for part in wrong.values() if isinstance(wrong, Mapping) else wrong:
            yield from _leaves(part)
    else:
        yield str(wrong)


def _as_json(problem: Problem) -> Response:
    return jsonify(error={"code": problem.code, "message": problem.message, "details": problem.details})


def _as_page(problem: Problem) -> Response:
    return make_response(render_template("error.html", problem=problem))
