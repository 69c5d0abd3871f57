"""Text as it is stored: newlines are `\\n`, characters that no one can see or that break tools are gone."""

from __future__ import annotations

import re

#: everything that Python or a database may take for the end of a line
NEWLINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
#: NUL and other control characters, byte order marks, halves of surrogate pairs, characters that are none
UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with plain newlines and without control characters; every other character stays as it is."""
    return UNSEEN.sub("", NEWLINE.sub("\n", text))
