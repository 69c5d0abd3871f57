"""`python -m bench.encodings`: how often the encoding of Russian bytes is told right, beside charset-normalizer.

Pieces of `corpus/dev` (the letter pairs were learnt on `corpus/train`) in each encoding; right is the same text again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from intake import Unreadable
from intake.encodings import SINGLE_BYTE, decode

CORPUS = Path(__file__).parents[1] / "corpus" / "dev"
#: characters of a piece; the last is a whole release
LENGTHS = (12, 20, 40, 80, 200, 100_000)
#: pieces of one release
PIECES = 5


def main() -> None:
    """Print a line for each length and reader."""
    print(f"{'reader':22}{'characters':>12}" + "".join(f"{name:>12}" for name in SINGLE_BYTE) + f"{'pieces':>9}")
    for length in LENGTHS:
        pieces = list(_pieces(length))
        for name, read in (("intake", _ours), ("charset-normalizer", _theirs)):
            shares = [sum(_right(read, piece, code) for piece in pieces) / len(pieces) for code in SINGLE_BYTE]
            print(f"{name:22}{length:12}" + "".join(f"{share:12.3f}" for share in shares) + f"{len(pieces):9}")


def _pieces(length: int) -> Iterator[str]:
    for path in sorted(CORPUS.glob("*.txt")):
        text = path.read_text("utf-8")
        step = max(1, (len(text) - length) // PIECES)
        for start in range(0, max(1, len(text) - length), step):
            piece = text[start : start + length]
            if sum("а" <= letter.lower() <= "я" for letter in piece) > len(piece) / 2:
                yield piece


def _right(read: Callable[[bytes], str], piece: str, code: str) -> bool:
    data = piece.encode(code, "ignore")
    return read(data) == data.decode(code)


def _ours(data: bytes) -> str:
    try:
        return decode(data)
    except Unreadable:
        return ""


def _theirs(data: bytes) -> str:
    best = from_bytes(data).best()
    return str(best) if best else ""


if __name__ == "__main__":
    main()
