"""The addresses of all pages, for tests that look at each: whoever adds a page is told to add it here."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask

from tests.web.conftest import SUBMISSION

#: addresses by what their titles say, on the log of the samples
PAGES = {
    "/": "Обзор",
    "/?month=2024-05&region=RU-PER": "Обзор",
    "/log": "Журнал",
    "/log?q=колледжам": "Журнал",
    "/log?q=ыыы": "Журнал",
    "/log?q=колледжам&order=newest&kind=assignment&kind=launch&since=2023-01-01": "Журнал",
    "/log?order=deadline": "Журнал",
    "/log?as_of=2026-03-18&reprints=all": "Журнал",
    "/decisions/1": "Решение 1",
    "/decisions/1/correct": "Исправление решения 1",
    "/review": "Проверка",
    "/review?region=RU-PER&decision=1": "Проверка",
    "/releases": "Релизы",
    "/releases?limit=2": "Релизы",
    "/releases/1": "В Прикамье обсудили подготовку кадров",
    "/releases/1?place=100-140": "В Прикамье обсудили подготовку кадров",
    "/releases/1/missed": "Новое решение",
    "/releases/1/missed?place=100-140": "Новое решение",
    "/releases/1/difference/2": "Сравнение релизов 1 и 2",
    "/follow-up": "Сроки",
    "/follow-up?list=overdue&region=RU-PER&as_of=2025-06-01": "Сроки",
    "/initiatives/30": "Профессионалы",
    "/pairs": "Связи",
    "/organizations": "Организации",
    "/organizations/1": "",
    "/people?q=а": "Люди",
    "/people/16": "",
    "/matches": "Возможные совпадения",
    "/upload": "Загрузка",
    "/uploads": "Очередь чтения",
    "/submissions": "Загрузки",
    f"/submissions/{SUBMISSION}": "Загрузка 18 марта 2026",
    "/reports": "Отчёты",
    "/sources": "Источники",
    "/subscriptions": "Подписки",
    "/subscriptions/new?q=колледж&kind=plan": "Сохранить поиск",
    "/api": "API",
}
#: pages that need a key which only an order or a worker gives; their own tests look at them
KEYED = frozenset(("uploads.show", "reports.made"))
#: what is asked for and is no page: files, feeds, probes, the way to sign in elsewhere
NO_PAGES = frozenset(
    (
        "static",
        "upkeep.alive",
        "upkeep.ready",
        "upkeep.metrics",
        "home.switch",
        "releases.raw",
        "log.report",
        "reports.take",
        "subscriptions.feed",
        "api-docs.openapi_json",
        "sign_on.begin",
        "sign_on.back",
    )
)


def pages_of(app: Flask) -> set[str]:
    """The endpoints of an app that are pages; the API has none."""
    asked = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    return {endpoint for endpoint in asked - NO_PAGES if endpoint[0].islower()}


def led_to(app: Flask, addresses: Iterable[str]) -> set[str]:
    """The endpoints that addresses lead to."""
    routes = app.url_map.bind("localhost")
    return {str(routes.match(address.partition("?")[0])[0]) for address in addresses}
