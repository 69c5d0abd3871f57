"""Words of a clause → parties: organizations, people, or the text's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp.decisions.grammar import case
from nlp.decisions.passage import Mark, Passage
from nlp.facts import Date, Organization, Party, PartyKind, Person

#: a generic noun → words that the name of its antecedent contains
_ANTECEDENTS: dict[str, tuple[str, ...]] = {
    "предприятие": (
        "завод",
        "комбинат",
        "фабрик",
        "компани",
        "холдинг",
        "АО ",
        "ООО ",
        "верф",
        "шахт",
        "агрофирм",
        "общество",
    ),
    "компания": ("компани", "АО ", "ООО ", "холдинг", "завод", "общество"),
    "завод": ("завод",),
    "комбинат": ("комбинат",),
    "фабрика": ("фабрик",),
    "холдинг": ("холдинг",),
    "агрохолдинг": ("агрохолдинг",),
    "агрофирма": ("агрофирм",),
    "хозяйство": ("агро", "хозяйств", "ООО "),
    "министерство": ("министерств",),
    "минтруд": ("министерство труда",),
    "департамент": ("департамент",),
    "комитет": ("комитет",),
    "агентство": ("агентств",),
    "управление": ("управлени",),
    "служба": ("служб",),
    "ведомство": ("министерств", "департамент", "комитет", "агентств", "управлени"),
    "правительство": ("правительств",),
    "кабмин": ("правительств", "кабинет министров"),
    "администрация": ("администраци",),
    "мэрия": ("мэри", "администраци"),
    "дума": ("дум",),
    "колледж": ("колледж",),
    "техникум": ("техникум",),
    "университет": ("университет",),
    "институт": ("институт",),
    "академия": ("академи",),
    "вуз": ("университет", "институт", "академи"),
    "школа": ("школ",),
    "лицей": ("лице",),
    "больница": ("больниц",),
    "поликлиника": ("поликлиник",),
    "центр": ("центр",),
    "фонд": ("фонд",),
    "союз": ("союз",),
    "ассоциация": ("ассоциаци",),
    "палата": ("палат",),
    "объединение": ("объединени",),
    "совет": ("совет",),
    "комиссия": ("комисси",),
    "штаб": ("штаб",),
    "коллегия": ("коллеги",),
    "парламент": ("собрани", "дум"),
    "отделение": ("отделени",),
    "кадровый": ("центр",),
    "кластер": ("кластер",),
    "учреждение": ("учреждени", "техникум", "колледж", "центр"),
    "организация": ("организаци",),
    "шахта": ("шахт",),
    "верфь": ("верф",),
    "группа": ("рабочая группа", "групп"),
    "профсоюз": ("профсоюз",),
    "цопп": ("цопп", "опережающей"),
    "собрание": ("собрани", "отделени", "союз", "объединени"),
}
#: members and organs through which a body acts
_MEMBERS = frozenset(
    {
        "депутат",
        "член",
        "участник",
        "правление",
        "педсовет",
        "руководство",
        "парламентарий",
        "сессия",
        "президиум",
        "коллектив",
        "дирекция",
        "ректорат",
        "секретариат",
        "бюро",
        "попечитель",
        "собрание",
        "представитель",
        "сторона",
        "заседание",
        "совет",
    }
)


@dataclass(frozen=True)
class Cast:
    """Who has been named so far, for words that point back."""

    passages: tuple[Passage, ...]
    organizations: tuple[Organization, ...]
    people: tuple[Person, ...] = ()

    def antecedent(self, lemma: str, before: int, below: frozenset[str] = frozenset()) -> Party | None:
        """The organization that a generic noun at raw offset `before` stands for; None where none fits.

        What the noun governs (`below`) must be in the name: `управлению образования` is not the one of labour.
        """
        parts = _ANTECEDENTS.get(lemma)
        if not parts:
            return None
        stems = [word[:_STEM] for word in below]
        found: list[tuple[bool, int, Organization]] = []
        for organization in self.organizations:
            name = f"{organization.name} "
            if any(part in name or part in name.lower() for part in parts) and all(
                stem in name.lower() for stem in stems
            ):
                starts = [m.start for m in organization.mentions]
                earlier = [start for start in starts if start < before]
                place = max(earlier) if earlier else -min(starts, default=0)
                found.append((bool(earlier), place, organization))
        if not found:
            return None
        return organization_party(max(found, key=lambda item: item[:2])[2])

    def holder(self, lemma: str, before: int, below: frozenset[str] = frozenset()) -> Party | None:
        """The person whose post is meant by a bare noun (`глава округа поручил`), named before raw offset `before`.

        `below` are the lemmas that the noun governs: `глава региона` is the governor, `глава ведомства` the minister.
        """
        found = [
            (max((m.start for m in person.mentions if m.start < before), default=-1), person)
            for person in self.people
            if person.position and _heads_post(person.position, lemma, below)
        ]
        named = [pair for pair in found if pair[0] >= 0]
        return Party(max(named, key=lambda pair: pair[0])[1].name, PartyKind.PERSON) if named else None

    def last_person(self, before: int) -> Party | None:
        """The person named last before raw offset `before`."""
        found = [
            mark
            for passage in self.passages
            for mark in passage.marks
            if isinstance(mark.entity, Person) and mark.mention.start < before
        ]
        mark = max(found, key=lambda mark: mark.mention.start, default=None)
        return Party(mark.entity.name, PartyKind.PERSON, mark.mention) if mark else None  # type: ignore[union-attr]


def _heads_post(position: str, lemma: str, below: frozenset[str]) -> bool:
    """Whether the post is this one: its first word that is no `и.о.` or `первый`."""
    words = [word for word in position.lower().split() if word not in _BEFORE_POST]
    meant = {lemma}
    if lemma in ("глава", "руководитель") and below & _REGIONS:
        meant = {"губернатор", "глава", "раис", "мэр"}
    elif lemma in ("глава", "руководитель") and below & _OFFICES:
        meant = {"министр", "директор", "начальник", "руководитель", "председатель", "глава"}
    return bool(words) and words[0] in meant


_REGIONS = frozenset({"регион", "область", "край", "республика", "субъект", "округ", "город"})
_OFFICES = frozenset(
    {"ведомство", "министерство", "департамент", "комитет", "агентство", "минтруд", "минобр", "управление"}
)


_BEFORE_POST = frozenset(
    {"и.о.", "и.", "о.", "исполняющий", "исполняющая", "обязанности", "первый", "первая", "временно"}
)


def organization_party(organization: Organization, mark: Mark | None = None) -> Party:
    """An organization as a party."""
    return Party(organization.name, PartyKind.ORGANIZATION, mark.mention if mark else None)


def person_party(person: Person, mark: Mark | None = None) -> Party:
    """A person as a party."""
    return Party(person.name, PartyKind.PERSON, mark.mention if mark else None)


def party_at(passage: Passage, mark: Mark) -> Party | None:
    """The party that a mark names."""
    if isinstance(mark.entity, Organization):
        return organization_party(mark.entity, mark)
    if isinstance(mark.entity, Person):
        return person_party(mark.entity, mark)
    return None


def parties_of(passage: Passage, place: int, cast: Cast, body: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that the noun phrase of token `place` names, coordinated ones included."""
    found: list[Party] = []
    for head in passage.tree.coordinated(place):
        found.extend(_party_of(passage, head, cast, body))
    mark = passage.mark_at(place)
    if mark is not None and isinstance(mark.entity, Organization):
        found.extend(party for other in _enumerated(passage, mark) for party in (party_at(passage, other),) if party)
    return unique(found)


def _enumerated(passage: Passage, mark: Mark) -> Iterator[Mark]:
    """The marks that go on an enumeration: nothing but commas and `и` stands between them."""
    last = mark.last
    for other in passage.marks:
        if other.first >= last and isinstance(other.entity, Organization | Person):
            if not _only_joins(passage, last, other.first):
                return
            yield other
            last = other.last


def _party_of(passage: Passage, head: int, cast: Cast, body: tuple[Party, ...]) -> Iterator[Party]:
    tokens = passage.tokens
    conjuncts = frozenset(child for child in passage.tree.children[head] if tokens[child].rel == "conj")
    first, last = passage.tree.run(head, conjuncts)
    mark = passage.mark_at(head)
    if mark is None or isinstance(mark.entity, Organization):
        person = next(
            (
                m
                for m, _ in passage.within(head, last, Person)
                if case(tokens[head]) in ("", "Nom", "Gen", "Dat", "Acc", "Ins") and _apposed(passage, head, m)
            ),
            None,
        )
        if person is not None:
            yield person_party(person.entity, person)  # type: ignore[arg-type]
            return
    if mark is not None:
        party = party_at(passage, mark)
        if party:
            yield party
        return
    lemma = tokens[head].lemma
    if lemma in _MEMBERS:
        inside = next((m for m, _ in passage.within(head, last, Organization)), None)
        if inside is not None:
            yield organization_party(inside.entity, inside)  # type: ignore[arg-type]
        elif back := cast.antecedent(lemma, passage.mention(head, head + 1).start, _complements(passage, head)):
            yield Party(back.name, back.kind, passage.mention(head, head + 1))
        elif any(party.kind is not PartyKind.WORDS for party in body):
            yield from body
        else:
            yield words_party(passage, head, first, last)
        return
    back = cast.antecedent(lemma, passage.mention(head, head + 1).start, _complements(passage, head))
    if back is not None and tokens[head].feats.get("Number") != "Plur":
        yield Party(back.name, back.kind, passage.mention(head, head + 1))
    elif tokens[head].feats.get("Number") != "Plur" and (
        holder := cast.holder(lemma, passage.mention(head, head + 1).start, _lemmas_below(passage, head))
    ):
        yield Party(holder.name, holder.kind, passage.mention(head, head + 1))
    elif tokens[head].pos in ("NOUN", "PROPN", "ADJ") and acts(passage, head):
        yield words_party(passage, head, first, last)


#: letters of a word that all its forms share
_STEM = 5


def _complements(passage: Passage, head: int) -> frozenset[str]:
    """Nouns in the genitive that say which one is meant; `региона` and `области` say nothing new."""
    return frozenset(
        passage.tokens[child].lemma
        for child in passage.tree.children[head]
        if child == head + 1 and passage.tokens[child].pos == "NOUN" and case(passage.tokens[child]) == "Gen"
    ) - (_REGIONS | {"палата", "страна"})


def _lemmas_below(passage: Passage, head: int) -> frozenset[str]:
    return frozenset(passage.tokens[child].lemma for child in passage.tree.children[head])


def _apposed(passage: Passage, head: int, mark: Mark) -> bool:
    """Whether the name belongs to the post at `head` and not to a body inside the phrase."""
    return _is_animate(passage, head) or head >= mark.first


def _is_animate(passage: Passage, head: int) -> bool:
    """`глава` is nobody to the tagger."""
    token = passage.tokens[head]
    return token.feats.get("Animacy") == "Anim" or token.lemma == "глава"


def _only_joins(passage: Passage, first: int, last: int) -> bool:
    """Nothing but commas, `и` and what stands in brackets."""
    depth = 0
    for token in passage.tokens[first:last]:
        depth += (token.text == "(") - (token.text == ")")
        if not depth and token.text not in (",", "и", ")"):
            return False
    return True


#: inanimate nouns that can decide or be told to
_BODIES = frozenset(_ANTECEDENTS) | {
    "область",
    "край",
    "республика",
    "регион",
    "район",
    "город",
    "округ",
    "муниципалитет",
    "работодатель",
    "сторона",
    "орган",
    "бизнес",
    "власть",
}


def acts(passage: Passage, head: int) -> bool:
    """Whether a noun can act: a person, people, or a body without a name."""
    token = passage.tokens[head]
    return _is_animate(passage, head) or token.lemma in _BODIES


def _phrase_end(passage: Passage, head: int, last: int) -> int:
    """Where the noun phrase of `head` ends when the tree cuts it: `компаниям с численностью свыше 100 человек`."""
    tokens = passage.tokens
    while last < len(tokens):
        token = tokens[last]
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        goes_on = token.pos in ("ADJ", "NOUN", "PROPN", "NUM", "DET") and (case(token) == "Gen" or token.pos == "NUM")
        joins = (
            token.text.lower() in _JOINS
            and following is not None
            and following.lemma != "срок"
            and (following.pos in ("ADJ", "NOUN", "NUM", "PROPN", "ADP") and case(following) != case(tokens[head]))
        )
        if not (goes_on or joins) or _is_dated(passage, last):
            break
        last += 1
    return last


#: words that go on a noun phrase
_JOINS = frozenset({"и", "с", "со", "из", "при", "для", "свыше", "более", "по", "от"})


def _is_dated(passage: Passage, place: int) -> bool:
    return any(mark.first <= place + 1 < mark.last for mark, _ in passage.within(place, place + 2, Date))


_WORDS_END = frozenset({"–", "—", "-", ":", ";", ",", "("})


def words_party(passage: Passage, head: int, first: int, last: int) -> Party:
    """The text's own words, without a relative clause."""
    tree = passage.tree
    last = _phrase_end(passage, head, last)
    for place in range(head + 1, last):
        if tree.tokens[place].text in _WORDS_END or tree.tokens[place].lemma in ("который", "под"):
            last = place
            break
    while first < head and passage.tokens[first].pos in ("CCONJ", "PUNCT", "ADP"):
        first += 1
    while (
        last - 1 > head
        and passage.tokens[last - 1].pos == "PUNCT"
        and passage.tokens[last - 1].text not in ("»", "“", ")")
    ):
        last -= 1
    mention = passage.mention(first, max(last, head + 1))
    return Party(passage.text(first, max(last, head + 1)), PartyKind.WORDS, mention)


def unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once, in order."""
    return tuple({party.name: party for party in reversed(list(parties))}.values())[::-1]
