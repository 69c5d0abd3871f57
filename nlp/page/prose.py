"""How much a block reads like running text, by its shape alone."""

from __future__ import annotations

import re

from nlp.page.verbs import has_verb

_SENTENCE_END = re.compile(r"[.!?…][»\"”)\]]*$")
_RUNNING_END = re.compile(r"[,;:][»\"”)]*$")
#: letters of a channel end their sentences so: «Коллеги, делимся новостями 🔧»
_EMOJI_END = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?$")
_INNER_END = re.compile(r"[.!?…] [«\"„(–—]*[А-ЯЁ]")


def is_sentence(text: str) -> bool:
    """Whether it ends as a sentence does."""
    return bool(_SENTENCE_END.search(text[-6:]))


def is_cut(text: str) -> bool:
    """Whether it breaks off: «…участники побывали в цехах и мастерск...»."""
    return text.rstrip('»"”)]> ').endswith(("...", "…"))


def _short(text: str, words: int) -> float:
    """«Занятия начнутся в мае.» is a sentence, «Н. Сорокина.» hardly."""
    if words >= 6:
        return 3.0 if has_verb(text) else 2.0
    return 1.0 if has_verb(text) else -1.0


def prose(text: str, words: int) -> float:
    """Positive for sentences, the longer the more; negative for headlines, menu items and labels."""
    inner = 1.0 if _INNER_END.search(text, 0, 2000) else 0.0
    if is_sentence(text):
        return inner + (4.0 if words >= 12 else _short(text, words))
    if _RUNNING_END.search(text[-4:]):
        return inner + (3.0 if words >= 12 else 1.5 if words >= 4 else -1.0)
    if words >= 4 and _EMOJI_END.search(text[-2:]):
        return inner + 0.5
    return inner + (2.0 if words >= 25 else -1.0 if words >= 8 else -1.5)
