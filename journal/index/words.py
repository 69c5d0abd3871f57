"""A clause → a query of the index: single words by their forms, phrases by what stands in their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import tantivy
from tantivy import Occur

from journal.index.documents import ROLES, SAID
from journal.index.live import View
from journal.index.names import called
from journal.index.opened import Opened
from journal.questions import Clause, Field
from nlp.facts import PartyKind

#: words beginning with a prefix that are weighed by relevance, the most frequent ones; the others are only found
_WEIGHED = 50


#: by field of names the roles that are meant, and the kind of entity where only one is
_MEANT: Mapping[Field, tuple[tuple[str, ...], str | None]] = {
    Field.ACTOR: (("actor",), None),
    Field.ASSIGNEE: (("assignee",), None),
    Field.PERSON: (("actor", "assignee"), PartyKind.PERSON.value),
    Field.INITIATIVE: (("initiative",), None),
}


def clause_query(view: View, clause: Clause) -> tantivy.Query:
    """Finds the documents that have a clause, whether or not these are wanted."""
    if clause.field is Field.ANY:
        return _words(view.decisions, "text", clause)
    roles, kind = _MEANT[clause.field]
    ids = called(view.names, _words(view.names, "text", clause), kind)
    found = [tantivy.Query.term_set_query(view.schema, ROLES[role], ids) for role in roles]
    if clause.field.value in SAID:
        found.append(_words(view.decisions, clause.field.value, clause))
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in found])


def _words(index: Opened, field: str, clause: Clause) -> tantivy.Query:
    if len(clause.words) > 1:
        return _phrase(index, field, clause)
    readings = [_term(index, field, form) for form in clause.words[0]]
    if clause.prefix:
        readings += _beginning(index, field, clause.prefix)
    return readings[0] if len(readings) == 1 else tantivy.Query.disjunction_max_query(readings)


def _beginning(index: Opened, field: str, prefix: str) -> list[tantivy.Query]:
    found = index.searcher.terms_with_prefix(field, prefix)
    frequent = sorted(found, key=lambda pair: -pair[1])
    weighed = [_term(index, field, term) for term, _ in frequent[:_WEIGHED]]
    rest = [term for term, _ in frequent[_WEIGHED:]]
    if rest:
        others = tantivy.Query.term_set_query(index.schema, field, rest)
        weighed.append(tantivy.Query.const_score_query(others, 0.0))
    return weighed


def _phrase(index: Opened, field: str, clause: Clause) -> tantivy.Query:
    places = [_standing(index, field, forms) for forms in clause.words]
    if clause.prefix:
        places[-1] += [term for term, _ in index.searcher.terms_with_prefix(field, clause.prefix)]
        read = index.ambiguous(field).items()
        places[-1] += [term for form, found in read if form.startswith(clause.prefix) for term in found]
    if all(len(options) == 1 for options in places):
        return tantivy.Query.phrase_query(index.schema, field, [options[0] for options in places])
    return tantivy.Query.regex_phrase_query(index.schema, field, [_one_of(options) for options in places])


def _standing(index: Opened, field: str, forms: Sequence[str]) -> list[str]:
    """What may stand in the place of a word: its forms, and the terms of words that it is a reading of."""
    return [*forms, *dict.fromkeys(term for form in forms for term in index.ambiguous(field).get(form, ()))]


def _one_of(options: Iterable[str]) -> str:
    return "|".join(re.escape(option) for option in dict.fromkeys(options))


def _term(index: Opened, field: str, form: str) -> tantivy.Query:
    return tantivy.Query.term_query(index.schema, field, form)
