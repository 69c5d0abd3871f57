"""Candidates → organizations: the forms of one body come together, two with the same head stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.facts import Mention, Organization
from nlp.organizations.mentions import Candidate, Definition, Found
from nlp.organizations.naming import Name
from nlp.organizations.spans import Standing

Apart = frozenset[tuple[Mention, Mention]]


@dataclass(frozen=True)
class _Group:
    """Forms of one body, any of which can be its name, and further ones that cannot."""

    forms: tuple[Candidate, ...]
    aliases: tuple[Candidate, ...] = ()

    def matches(self, candidate: Candidate, apart: Apart) -> bool:
        """Whether the candidate can be a form of this body."""
        here = candidate.mention
        if apart and any((form.mention, here) in apart or (here, form.mention) in apart for form in self.forms):
            return False
        return any(candidate.name.shortens(form.name) for form in self.forms)

    def touches(self, name: Name) -> bool:
        """Whether the name is a form of one of this body's, or one of them a form of it."""
        return any(form.name.shortens(name) or name.shortens(form.name) for form in self.forms)

    def has(self, mention: Mention) -> bool:
        """Whether one of its forms stands there."""
        return any(form.mention == mention for form in self.forms)

    @property
    def first(self) -> int:
        """Where the body is first named."""
        return min(form.mention.start for form in self.forms)

    def last_before(self, place: int) -> int:
        """Where it is last named before the place, -1 where it is not."""
        return max((form.mention.start for form in self.forms if form.mention.start < place), default=-1)


Groups = tuple[_Group, ...]


def fold(found: Found) -> tuple[Organization, ...]:
    """Every body once, in the order of first mention."""
    uses = {use.mention for definition in found.definitions for use in definition.uses}
    defined = [definition.body for definition in found.definitions if definition.body.capital]
    free = [candidate for candidate in found.candidates if candidate.mention not in uses]
    sure = [candidate for candidate in free if candidate.standing is Standing.SURE]
    joining = [candidate for candidate in free if candidate.standing is Standing.JOINS]
    groups: Groups = ()
    for candidate in sorted((*defined, *sure), key=_fullness, reverse=True):
        groups = _join(groups, candidate, found.apart, new=True)
    groups = tuple(_with_aliases(group, found.definitions) for group in groups)
    groups = _settle_publisher(groups, found, joining)
    for candidate in joining:
        groups = _join(groups, candidate, found.apart, new=False)
    groups = _settle_headline(groups)
    return tuple(_organization(group) for group in sorted(groups, key=lambda group: group.first))


def _fullness(candidate: Candidate) -> tuple[int, int, int]:
    name = candidate.name
    return len(name.words), len(name.text), -candidate.mention.start


def _join(groups: Groups, candidate: Candidate, apart: Apart, *, new: bool) -> Groups:
    """Put the form to its body: the one of the same name, the only one it shortens, else the last one named before."""
    same = [group for group in groups if any(form.name.words == candidate.name.words for form in group.forms)]
    fitting = same or [group for group in groups if group.matches(candidate, apart)]
    if not fitting:
        return (*groups, _Group((candidate,))) if new else groups
    chosen = max(fitting, key=lambda group: group.last_before(candidate.mention.start))
    return _replaced(groups, chosen, replace(chosen, forms=(*chosen.forms, candidate)))


def _with_aliases(group: _Group, definitions: Sequence[Definition]) -> _Group:
    own = (definition for definition in definitions if group.has(definition.body.mention))
    return replace(group, aliases=tuple(use for definition in own for use in definition.uses))


def _settle_publisher(groups: Groups, found: Found, joining: Sequence[Candidate]) -> Groups:
    """The publisher is a form of a body that the text names, or the one that it speaks of without a name."""
    if not (publisher := found.publisher):
        return groups
    name = publisher.name
    if group := next((group for group in groups if group.touches(name)), None):
        return _replaced(groups, group, replace(group, forms=(*group.forms, publisher)))
    named = {noun for group in groups for form in group.forms for noun in form.name.nouns}
    meant = name.nouns & (found.spoken - named) or any(form.name.shortens(name) for form in joining)
    return (*groups, _Group((publisher,))) if publisher.standing is Standing.SURE and meant else groups


def _settle_headline(groups: Groups) -> Groups:
    """A body that only the headline names is the one that the body text names alike, in other words."""
    for group in groups:
        name = group.forms[0].name
        alike = [other for other in groups if other is not group and other.forms[0].name.resembles(name)]
        if len(alike) == 1 and all(form.headline for form in group.forms):
            (body,) = alike
            merged = replace(body, aliases=(*body.aliases, *group.forms, *group.aliases))
            return _settle_headline(tuple(other for other in _replaced(groups, body, merged) if other is not group))
    return groups


def _replaced(groups: Groups, old: _Group, new: _Group) -> Groups:
    return tuple(new if group is old else group for group in groups)


def _organization(group: _Group) -> Organization:
    forms = sorted((*group.forms, *group.aliases), key=lambda form: form.mention)
    best = max(group.forms, key=lambda form: (not form.shouted, len(form.name.text), -form.mention.start))
    names = dict.fromkeys(form.name.text for form in forms if not form.shouted)
    aliases = tuple(name for name in names if name.casefold() != best.name.text.casefold())
    mentions = tuple(dict.fromkeys(form.mention for form in forms))
    return Organization(best.name.text, aliases, mentions)
