"""A clause → a query of the index: single words by their forms, phrases by what stands in their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import tantivy

from journal.index.live import View
from journal.questions import Clause, Field

#: words beginning with a prefix that are weighed by relevance, the most frequent ones; the others are only found
_WEIGHED = 50


def clause_query(view: View, clause: Clause) -> tantivy.Query:
    """Finds the documents that have a clause, whether or not these are wanted."""
    field = "text" if clause.field is Field.ANY else clause.field.value
    if len(clause.words) > 1:
        return _phrase(view, field, clause)
    readings = [_term(view, field, form) for form in clause.words[0]]
    if clause.prefix:
        readings += _beginning(view, field, clause.prefix)
    return readings[0] if len(readings) == 1 else tantivy.Query.disjunction_max_query(readings)


def _beginning(view: View, field: str, prefix: str) -> list[tantivy.Query]:
    found = view.searcher.terms_with_prefix(field, prefix)
    frequent = sorted(found, key=lambda pair: -pair[1])
    weighed = [_term(view, field, term) for term, _ in frequent[:_WEIGHED]]
    rest = [term for term, _ in frequent[_WEIGHED:]]
    if rest:
        others = tantivy.Query.term_set_query(view.schema, field, rest)
        weighed.append(tantivy.Query.const_score_query(others, 0.0))
    return weighed


def _phrase(view: View, field: str, clause: Clause) -> tantivy.Query:
    places = [_standing(view, field, forms) for forms in clause.words]
    if clause.prefix:
        places[-1] += [term for term, _ in view.searcher.terms_with_prefix(field, clause.prefix)]
        read = view.ambiguous(field).items()
        places[-1] += [term for form, found in read if form.startswith(clause.prefix) for term in found]
    if all(len(options) == 1 for options in places):
        return tantivy.Query.phrase_query(view.schema, field, [options[0] for options in places])
    return tantivy.Query.regex_phrase_query(view.schema, field, [_one_of(options) for options in places])


def _standing(view: View, field: str, forms: Sequence[str]) -> list[str]:
    """What may stand in the place of a word: its forms, and the terms of words that it is a reading of."""
    return [*forms, *dict.fromkeys(term for form in forms for term in view.ambiguous(field).get(form, ()))]


def _one_of(options: Iterable[str]) -> str:
    return "|".join(re.escape(option) for option in dict.fromkeys(options))


def _term(view: View, field: str, form: str) -> tantivy.Query:
    return tantivy.Query.term_query(view.schema, field, form)
