"""Text → sentences, exactly as razdel cuts them: its own rules, asked only where the answer is not plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel.segmenters.sentenize import DELIMITERS, INITIALS, PAIR_SOKRS, RULES, SOKRS, SentSplit

#: a mark or a smile `:-)` that may end a sentence: white space follows, and after it no word in lower case, before
#: which razdel never cuts; the first character is one of a set, so that the engine leaps from one to the next
_MARK = re.compile(rf"[=:{re.escape(DELIMITERS)}](?:(?<=[=:;])-?[)(]{{1,3}}|(?<![=:]))(?=\s)(?!\s[а-яё]+(?![^\W\d]))")
#: what begins a sentence without doubt, near enough for razdel to see it
_BEGINNING = re.compile(r"\s{1,9}[А-ЯЁA-Z\d«(>•]")
_FULL_STOPS = frozenset(".!?…")
#: words whose full stop may only shorten them
_SHORTENED = SOKRS | INITIALS | {word for pair in PAIR_SOKRS for word in pair}
#: characters that razdel looks at on each side
_WINDOW = 10
#: characters of a sentence, beyond which the next white space ends it: later stages compare its words with each other,
#: and no press office writes a longer one (a list of members has some 1,500)
LONGEST = 2_000
_SPACE = re.compile(r"\s")


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a text start, white space before their first token included."""
    starts = [0]
    for match in _MARK.finditer(text):
        start, stop = match.span()
        left, mark = text[max(0, start - _WINDOW) : start], match[0]
        if not (_ends(left, mark) and _BEGINNING.match(text, stop)):
            split = SentSplit(left, mark, text[stop : stop + _WINDOW], text[starts[-1] : start])
            if any(rule(split) for rule in RULES):
                continue
        starts += _cuts(text, starts[-1], stop)
        starts.append(stop)
    return [*starts, *_cuts(text, starts[-1], len(text))]


def _cuts(text: str, start: int, stop: int) -> Iterator[int]:
    """Where a sentence that is too long is cut."""
    while stop - start > LONGEST:
        space = _SPACE.search(text, start + LONGEST, min(stop, start + 2 * LONGEST))
        start = space.start() if space else start + LONGEST
        yield start


def _ends(left: str, mark: str) -> bool:
    """Whether the mark ends a sentence by what stands before it: a quote, or a word that it does not shorten."""
    if mark not in _FULL_STOPS:
        return False
    word = left.rpartition(" ")[2]
    if word.isalpha():
        return len(word) > 2 and word[-1].islower() and (mark != "." or word.lower() not in _SHORTENED)
    return left.endswith(("»", '"'))
