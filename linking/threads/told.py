"""A decision as one release tells it: what linking needs to know of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from linking.words import names, region_names, same_name, stems
from nlp.facts import Decision


@dataclass(frozen=True)
class Told:
    """A decision, and of its release what helps to recognise the undertaking."""

    id: int
    release_id: int
    #: when it was told: the release's publication, else its arrival
    day: dt.date
    decision: Decision
    regions: tuple[str, ...] = ()
    title: str = ""
    #: who decides or has to act, by whatever names the same body alike
    parties: frozenset[str] = frozenset()
    #: what names the same programme alike
    initiative: str | None = None

    @cached_property
    def object(self) -> dict[str, float]:
        """The stems of what is to be done, with weights; of the evidence too where the content says next to nothing."""
        found = stems(self.decision.content.text)
        return found if len(found) > 3 else stems(self.decision.evidence[0].text) | found

    @cached_property
    def context(self) -> dict[str, float]:
        """The stems of the evidence and the headline, with weights."""
        pieces = [piece.text for piece in self.decision.evidence]
        return stems(" ".join((*pieces, self.decision.content.text, self.title)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Places, bodies and titles named in evidence and headline, without those of the region itself."""
        texts = (self.decision.content.text, *(piece.text for piece in self.decision.evidence), self.title)
        found = frozenset(name for text in texts for name in names(text))
        known = region_names(self.regions)
        return frozenset(name for name in found if not any(same_name(name, region) for region in known))
