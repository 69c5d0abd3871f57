"""The registry of entities: who is who across releases, and what people say of it."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import FileStorage

from journal.records import Query
from journal.registry import Imported, Naming, Operation, PossibleMatch, Post, Signed
from presentation import Item, entity_item, listing
from web import entity_forms as forms
from web.access.door import author
from web.api import registry_schemas as schemas
from web.api.blueprint import Blueprint
from web.api.schemas import listing as listed
from web.parts import desk

blueprint = Blueprint("Registry", "Who is who across releases, and what people say of it")

_FACETS = {"organization": "organizations", "person": "people", "initiative": "initiatives"}


@blueprint.route("/entities/<int:entity_id>")
@blueprint.response(200, schemas.KnownEntity)
def read(entity_id: int) -> Item:
    """Get an entity with its regions, those it acts together with, and a person's posts."""
    return _known(entity_id)


@blueprint.route("/entities/<int:entity_id>/history")
@blueprint.response(200, listed(schemas.Operation))
def history(entity_id: int) -> Item:
    """List what people did to an entity, newest first."""
    return _history(entity_id)


@blueprint.route("/entities/<int:entity_id>/matches")
@blueprint.response(200, listed(schemas.PossibleMatch))
def matches(entity_id: int) -> Item:
    """List those who may be the same as an entity, the surest first."""
    return listing([_match(match) for match in desk().registry.matches(desk().entity(entity_id).root_id)])


@blueprint.route("/matches")
@blueprint.arguments(forms.MatchSearch, location="query")
@blueprint.response(200, listed(schemas.PossibleMatch))
def waiting(arguments: dict[str, Any]) -> Item:
    """List pairs that may be the same and wait for a person, the surest first."""
    found = desk().registry.matches(kind=arguments.get("kind"), limit=arguments["limit"])
    return listing([_match(match) for match in found])


@blueprint.route("/entities/<int:entity_id>/merge", methods=["POST"])
@blueprint.arguments(forms.Merging)
@blueprint.response(201, listed(schemas.Operation))
def merge(body: dict[str, Any], entity_id: int) -> Item:
    """Let another entity stand for this one; the history."""
    desk().registry.merge(entity_id, body["into"], _signed(body))
    return _history(entity_id)


@blueprint.route("/entities/<int:entity_id>/apart", methods=["POST"])
@blueprint.arguments(forms.KeepingApart)
@blueprint.response(201, listed(schemas.Operation))
def apart(body: dict[str, Any], entity_id: int) -> Item:
    """Settle that two are not the same; the history."""
    desk().registry.keep_apart(entity_id, body["other"], _signed(body))
    return _history(entity_id)


@blueprint.route("/entities/<int:entity_id>/rename", methods=["POST"])
@blueprint.arguments(forms.Renaming)
@blueprint.response(201, listed(schemas.Operation))
def rename(body: dict[str, Any], entity_id: int) -> Item:
    """Give an entity a name that no release changes; the history."""
    desk().registry.rename(entity_id, body["name"], _signed(body))
    return _history(entity_id)


@blueprint.route("/entities/<int:entity_id>/split", methods=["POST"])
@blueprint.arguments(forms.Splitting)
@blueprint.response(201, schemas.KnownEntity)
def split(body: dict[str, Any], entity_id: int) -> Item:
    """Let some releases name somebody else: a new entity."""
    return _known(desk().registry.split(entity_id, body["releases"], _signed(body), body["name"]))


@blueprint.route("/operations/<int:number>/undo", methods=["POST"])
@blueprint.arguments(forms.Undoing)
@blueprint.response(204)
def undo(body: dict[str, Any], number: int) -> None:
    """Take an operation back."""
    desk().registry.undo(number, _signed(body))


@blueprint.route("/organizations/import", methods=["POST"])
@blueprint.arguments(forms.KnownList, location="files")
@blueprint.response(201, schemas.Imported)
def import_known(sent: dict[str, FileStorage]) -> Imported:
    """Enter a list of known organizations; a wrong line is named and nothing is entered."""
    return desk().import_organizations(sent["file"].read(), author=author("api"))


def _known(entity_id: int) -> Item:
    record = desk().entity(entity_id)
    registry = desk().registry
    asked: dict[str, Any] = {_FACETS[record.kind]: (record.root_id,)}
    facets = desk().find(Query(**asked, limit=1)).facets
    company = registry.company(record.root_id)
    found = {field: company.get(kind, ()) for kind, field in _FACETS.items()} | {"regions": facets.get("regions", ())}
    counts = {
        field: [{"value": one.value, "label": one.label, "decisions": one.count} for one in values]
        for field, values in found.items()
    }
    posts = [_post(post) for post in registry.posts(record.root_id)] if record.kind == "person" else []
    releases = [_naming(naming) for naming in registry.namings(record.root_id)]
    return {**entity_item(record), "root_id": record.root_id, "inn": record.inn, **counts, "posts": posts} | {
        "releases": releases
    }


def _history(entity_id: int) -> Item:
    return listing([_operation(done) for done in desk().registry.history(entity_id)])


def _signed(body: dict[str, Any]) -> Signed:
    return desk().sign(author(body["author"] or "api"), body["reason"])


def _operation(done: Operation) -> Item:
    return {
        "number": done.number,
        "act": done.act.value,
        "at": done.signed.at.isoformat(),
        "author": done.signed.author,
        "reason": done.signed.reason,
        "entity_id": done.entity_id,
        "other_id": done.other_id,
        "before": done.before or None,
        "after": done.after or None,
        "undoes": done.undoes,
        "undone_by": done.undone_by,
    }


def _match(match: PossibleMatch) -> Item:
    return {
        "one": entity_item(match.one),
        "other": entity_item(match.other),
        "score": match.score,
        "parts": dict(match.parts),
    }


def _post(post: Post) -> Item:
    return {
        "position": post.position,
        "organization": post.organization,
        "organization_id": post.organization_id,
        "first": post.first.isoformat() if post.first else None,
        "last": post.last.isoformat() if post.last else None,
        "releases": post.releases,
    }


def _naming(naming: Naming) -> Item:
    published = naming.published.isoformat() if naming.published else None
    return {"id": naming.release_id, "title": naming.title, "published": published, "name": naming.name}
