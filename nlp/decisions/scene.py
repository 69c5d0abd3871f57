"""What later sentences lean on: the meeting or document that is told of, who speaks, which list is open."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.decisions.lexicon import Trigger
from nlp.facts import Party, Person, When


@dataclass(frozen=True, slots=True)
class Scene:
    """The state of the story before a sentence."""

    #: who decides where a sentence does not say
    body: tuple[Party, ...] = ()
    #: the day of the meeting or document
    date: When | None = None
    #: whether a meeting's outcome is being told
    meeting: bool = False
    #: parties of the last agreement or the issuer of the last document
    parties: tuple[Party, ...] = ()
    document_date: When | None = None
    document_deadline: When | None = None
    #: a document was adopted in this paragraph: what is impersonal after it is its measure
    issued: bool = False
    #: measures follow that the document lists
    document: bool = False
    #: the governing word in the line before a list
    lead: Trigger | None = None
    lead_actors: tuple[Party, ...] = ()
    lead_assignees: tuple[Party, ...] = ()
    #: how deep the item is numbered whose addressee the next ones inherit (`2.` is 1, `2.1.` is 2)
    lead_depth: int = 0
    speaker: Person | None = None

    @property
    def is_documentary(self) -> bool:
        """Whether what is impersonal is a measure of the document told of."""
        return self.document or self.issued

    @property
    def standing(self) -> tuple[Party, ...]:
        """Who decides where the sentence does not say: the document's parties, else the meeting."""
        if self.is_documentary:
            return self.parties
        return self.body if self.meeting else ()
