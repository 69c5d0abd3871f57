"""What a token is in its clause: small questions to the morphology, asked everywhere in the same way."""

from __future__ import annotations

from nlp.decisions.tree import Tree
from nlp.decisions.wordlists import words
from nlp.document import Token
from nlp.language.certain import noun_cases, verb_form

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def form_of(token: Token) -> str:
    """`Inf`, `Fin`, `Part`, `Conv` or empty: the tagger's word, unless the dictionary knows only another reading."""
    if token.pos in ("VERB", "AUX", "ADJ"):
        return verb_form(token.text).form or token.feats.get("VerbForm", "")
    return ""


def is_infinitive(token: Token) -> bool:
    """`подготовить`."""
    return form_of(token) == "Inf"


def is_short_participle(token: Token) -> bool:
    """`поручено`, `утверждена`."""
    return token.feats.get("Variant") == "Short" and form_of(token) == "Part"


def is_participle(token: Token) -> bool:
    """`подписанное`."""
    return form_of(token) == "Part" and token.feats.get("Variant") != "Short"


def is_finite(token: Token) -> bool:
    """A verb in a person, or a short participle or adjective that stands for one."""
    return form_of(token) == "Fin" or (token.pos in ("VERB", "ADJ") and token.feats.get("Variant") == "Short")


def is_predicative(token: Token) -> bool:
    """`необходимо`, `должен`, `надлежит`."""
    return token.lemma in words("predicatives") and not token.feats.get("Case") and not is_infinitive(token)


def is_past(token: Token) -> bool:
    """`поручил`, and the passive `поручено`."""
    return tense(token) == "Past" or is_short_participle(token)


def is_future(tree: Tree, place: int) -> bool:
    """`откроет`, `будет открыт`, `будут проводить`."""
    if tense(tree.tokens[place]) == "Fut":
        return True
    return any(
        tree.tokens[near].lemma == "быть" and tense(tree.tokens[near]) == "Fut"
        for near in (*tree.children[place], place - 1, place - 2)
        if near >= 0
    )


def tense(token: Token) -> str:
    """`Past`, `Pres`, `Fut` or empty; the dictionary's word before the tagger's (`будет` is no present)."""
    known = verb_form(token.text)
    if known.tense or token.pos not in ("VERB", "AUX") or form_of(token) != "Fin":
        return known.tense or token.feats.get("Tense", "")
    return known.finite_tense or token.feats.get("Tense", "")


def is_negated(tree: Tree, place: int) -> bool:
    """`не поручали`; `принято не было`; `не позднее` negates nothing."""
    after = [token.lemma for token in tree.tokens[place + 1 : place + 3]]
    if after == ["не", "быть"]:
        return True
    return any(
        tree.tokens[child].lemma in ("не", "ни") and child < place and place - child <= 2
        for child in (*tree.children[place], place - 1)
        if child >= 0
    )


def case(token: Token) -> str:
    """The grammatical case (`Nom`, `Gen`, `Dat`, `Acc`, `Ins`, `Loc`), empty where there is none.

    The dictionary's where it has but one and the tagger says another (`техникуму` is no genitive).
    """
    said = token.feats.get("Case", "")
    possible = noun_cases(token.text) if token.pos == "NOUN" else frozenset[str]()
    return next(iter(possible)) if len(possible) == 1 and said not in possible else said


def subject(tree: Tree, place: int) -> int | None:
    """The subject of a predicate, shared along coordination (`утвердил и направил`)."""
    seen = set()
    while place not in seen:
        seen.add(place)
        found = tree.child(place, *SUBJECTS)
        if found is not None:
            return found
        token = tree.tokens[place]
        if token.rel not in ("conj", "xcomp") or token.head < 0:
            return None
        place = token.head
    return None


def subjects(tree: Tree, place: int) -> tuple[int, ...]:
    """All subjects that the tree gives a predicate: of `договоры больница должна заключить` it gives two."""
    return tuple(child for child in tree.children[place] if tree.tokens[child].rel in SUBJECTS)
