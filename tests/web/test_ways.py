"""Whatever people can do on a page, programs can do by the API: whoever adds a page says how."""

from __future__ import annotations

from flask import Flask

#: pages and their buttons, and what of the API does the same
WAYS = {
    "overview.show": "Overview.month",
    "log.show": "Decisions.search Overview.facets",
    "log.report": "Report.download",
    "decision.show": "Decisions.read Overview.reasons Linking.thread Review.read",
    "review.queue": "Review.queue",
    "review.edit": "Decisions.read",
    "review.correct": "Review.say",
    "review.say": "Review.say",
    "review.undo": "Review.say",
    "review.begin": "Releases.read",
    "review.add": "Review.add",
    "releases.browse": "Releases.browse",
    "releases.show": "Releases.read Releases.withdrawals Linking.reprints",
    "releases.raw": "Releases.raw",
    "releases.revise": "Releases.revise",
    "releases.withdraw": "Releases.withdraw",
    "releases.restore": "Releases.restore",
    "upload.show": "Submissions.browse",
    "upload.submit": "Releases.add Releases.add_address",
    "uploads.browse": "Uploads.browse",
    "uploads.show": "Uploads.read",
    "uploads.retry": "Uploads.retry",
    "submissions.browse": "Submissions.browse",
    "submissions.show": "Submissions.read",
    "submissions.withdraw": "Submissions.withdraw",
    "submissions.restore": "Submissions.restore",
    "reports.show": "Report.preview",
    "reports.order": "Report.order",
    "reports.made": "Report.read",
    "reports.take": "Report.take",
    "following.lists": "Linking.follow_up",
    "following.initiative": "Linking.initiative",
    "pairs.waiting": "Linking.waiting",
    "pairs.rule": "Linking.rule",
    "pairs.difference": "Linking.difference",
    "entities.browse": "Entities.complete",
    "entities.show": "Registry.read Registry.history Registry.matches",
    "entities.waiting": "Registry.waiting",
    "entities.act": "Registry.merge Registry.apart Registry.rename Registry.split",
    "entities.undo": "Registry.undo",
    "entities.import_known": "Registry.import_known",
    "subscriptions.show": "Searches.browse Searches.alerts Searches.messages",
    "subscriptions.name": "Searches.read",
    "subscriptions.save": "Searches.save",
    "subscriptions.tell": "Searches.tell",
    "subscriptions.silence": "Searches.silence",
    "subscriptions.forget": "Searches.forget",
    "sources.show": "Sources.browse Sources.read",
    "sources.add": "Sources.add",
    "sources.visit": "Sources.visit",
    "sources.forget": "Sources.forget",
}
#: what is no work with the log: the language, files of the pages, the description of the API itself, figures, feeds
OTHER = {
    "static",
    "home.switch",
    "docs.show",
    "api-docs.openapi_json",
    "upkeep.alive",
    "upkeep.ready",
    "upkeep.metrics",
    "subscriptions.feed",
}


def test_every_page_has_its_way_by_the_api(app: Flask) -> None:
    """And nothing of the API is without use to people."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    pages = {endpoint for endpoint in endpoints if endpoint[0].islower()}
    by_api = {way for ways in WAYS.values() for way in ways.split()}

    assert set(WAYS) == pages - OTHER
    assert by_api == endpoints - pages
