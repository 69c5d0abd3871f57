"""Decisions of different releases about one undertaking: found, joined, and judged by how far it has come."""

from linking.threads.joining import Pair, join, judge
from linking.threads.marks import marks
from linking.threads.outcome import Outcome, Stage, outcome
from linking.threads.parts import parts
from linking.threads.signs import completes, signs
from linking.threads.told import Told

__all__ = ["Outcome", "Pair", "Stage", "Told", "completes", "join", "judge", "marks", "outcome", "parts", "signs"]
