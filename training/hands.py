"""Who labelled a release, and how much his word counts."""

from __future__ import annotations

#: how the names of the files begin that came with the contract, labelled by its author
_CONTRACT = ("d", "e")
#: where labellers differ (the council or its chairman, one topic or two) the author's word is the contract's; among
#: 2, 4 and 8 this gained on his files and lost nothing on the others (cross-validation by file)
_AUTHOR = 2.0


def importance(file: str) -> float:
    """How much the labels of a file count in training; 1 is usual."""
    return _AUTHOR if file.startswith(_CONTRACT) else 1.0
