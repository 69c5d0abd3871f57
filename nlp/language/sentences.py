"""Text → sentences, exactly as razdel cuts them: its own rules, asked only where the answer is not plain."""

from __future__ import annotations

import re

from razdel.segmenters.sentenize import DELIMITERS, INITIALS, PAIR_SOKRS, RULES, SMILES, SOKRS, SentSplit

#: a full stop between a word in lower case and a capital, or any other mark that may end a sentence: white space follows,
#: and after it no word in lower case, for razdel never cuts before one
_MARK = re.compile(
    rf"(?<=[а-яё]{{3}})(?P<plain>\.)(?=\s[А-ЯЁ])"
    rf"|(?P<other>{SMILES}|[{re.escape(DELIMITERS)}])(?=\s)(?!\s[а-яё]+(?![^\W\d]))"
)
#: words whose full stop may only shorten them
_SHORTENED = SOKRS | INITIALS | {word for pair in PAIR_SOKRS for word in pair}
_LAST_WORD = re.compile(r"[^\W\d]+$")
#: characters that razdel looks at on each side
_WINDOW = 10


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a text start, white space before their first token included."""
    starts = [0]
    for mark in _MARK.finditer(text):
        start, stop = mark.span()
        left = text[max(0, start - _WINDOW) : start]
        if mark["plain"] and _ends(left):
            starts.append(stop)
            continue
        split = SentSplit(left, mark[0], text[stop : stop + _WINDOW], text[starts[-1] : start])
        if not any(rule(split) for rule in RULES):
            starts.append(stop)
    return starts


def _ends(left: str) -> bool:
    word = _LAST_WORD.search(left)
    return word is not None and word[0].lower() not in _SHORTENED
