"""The same release on several sites, shortened or edited: marks to find it by, and a comparison that decides."""

from linking.reprints.compare import Comparison, Verdict, compare
from linking.reprints.copies import copies
from linking.reprints.difference import Change, Piece, difference
from linking.reprints.marks import marks
from linking.reprints.telling import Telling, telling

__all__ = ["Change", "Comparison", "Piece", "Telling", "Verdict", "compare", "copies", "difference", "marks", "telling"]
