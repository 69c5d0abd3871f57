"""Candidates → organizations: the forms of one body come together, two with the same head stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.facts import Mention, Organization
from nlp.organizations.mentions import Candidate, Definition, Found
from nlp.organizations.spans import Standing

Apart = frozenset[tuple[Mention, Mention]]


@dataclass
class _Group:
    """Forms of one body on the way to an organization."""

    forms: list[Candidate] = field(default_factory=list)
    aliases: list[Candidate] = field(default_factory=list)

    def matches(self, candidate: Candidate, apart: Apart) -> bool:
        """Whether the candidate can be a form of this body."""
        here = candidate.mention
        if any((form.mention, here) in apart or (here, form.mention) in apart for form in self.forms):
            return False
        return any(candidate.name.shortens(form.name) for form in self.forms)

    @property
    def first(self) -> int:
        """Where the body is first named."""
        return min(form.mention.start for form in self.forms)


def fold(found: Found) -> tuple[Organization, ...]:
    """Every body once, in the order of first mention."""
    groups: list[_Group] = []
    defined = [definition.body for definition in found.definitions if definition.body.capital]
    sure = [*defined, *(candidate for candidate in found.candidates if candidate.standing is Standing.SURE)]
    aliases = {use.mention for definition in found.definitions for use in definition.uses}
    for candidate in sorted(sure, key=_fullness, reverse=True):
        if candidate.mention not in aliases:
            _join(groups, candidate, found.apart, new=True)
    for definition in found.definitions:
        _define(groups, definition)
    joining = [candidate for candidate in found.candidates if candidate.standing is Standing.JOINS]
    if found.publisher:
        _settle_publisher(groups, found.publisher, found.spoken, joining)
    for candidate in joining:
        if candidate.mention not in aliases:
            _join(groups, candidate, found.apart, new=False)
    _settle_headline(groups)
    return tuple(_organization(group) for group in sorted(groups, key=lambda group: group.first))


def _fullness(candidate: Candidate) -> tuple[int, int, int]:
    name = candidate.name
    return len(name.words), len(name.text), -candidate.mention.start


def _join(groups: list[_Group], candidate: Candidate, apart: Apart, *, new: bool) -> None:
    """Put the form to its body: the one of the same name, the only one it shortens, else the last one named before."""
    same = [group for group in groups if any(form.name.words == candidate.name.words for form in group.forms)]
    fitting = same or [group for group in groups if group.matches(candidate, apart)]
    if len(fitting) > 1:
        before = [group for group in fitting if group.first < candidate.mention.start]
        fitting = sorted(before, key=lambda group: _nearest(group, candidate))[-1:] or fitting[:1]
    if fitting:
        fitting[0].forms.append(candidate)
    elif new:
        groups.append(_Group([candidate]))


def _nearest(group: _Group, candidate: Candidate) -> int:
    return max(form.mention.start for form in group.forms if form.mention.start < candidate.mention.start)


def _define(groups: Sequence[_Group], definition: Definition) -> None:
    for group in groups:
        if any(form.mention == definition.body.mention for form in group.forms):
            group.aliases.extend(definition.uses)


def _settle_headline(groups: list[_Group]) -> None:
    """A body that only the headline names is the one that the body text names alike, in other words."""
    for group in [group for group in groups if all(form.headline for form in group.forms)]:
        name = group.forms[0].name
        alike = [other for other in groups if other is not group and other.forms[0].name.resembles(name)]
        if len(alike) == 1:
            groups.remove(group)
            alike[0].aliases.extend((*group.forms, *group.aliases))


def _settle_publisher(
    groups: list[_Group], publisher: Candidate, spoken: frozenset[str], joining: Sequence[Candidate]
) -> None:
    """The publisher is a form of a body that the text names, or the one that it speaks of without a name."""
    name = publisher.name
    for group in groups:
        if any(form.name.shortens(name) or name.shortens(form.name) for form in group.forms):
            group.forms.append(publisher)
            return
    named = {noun for group in groups for form in group.forms for noun in form.name.nouns}
    meant = name.nouns & (spoken - named) or any(form.name.shortens(name) for form in joining)
    if publisher.standing is Standing.SURE and meant:
        groups.append(_Group([publisher]))


def _organization(group: _Group) -> Organization:
    forms = sorted((*group.forms, *group.aliases), key=lambda form: form.mention)
    best = max(group.forms, key=lambda form: (not form.shouted, len(form.name.text), -form.mention.start))
    names = dict.fromkeys(form.name.text for form in forms if not form.shouted)
    aliases = tuple(name for name in names if name.casefold() != best.name.text.casefold())
    mentions = tuple(dict.fromkeys(form.mention for form in forms))
    return Organization(best.name.text, aliases, mentions)
