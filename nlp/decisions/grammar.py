"""What a token is in its clause: small questions to the morphology, asked everywhere in the same way."""

from __future__ import annotations

from nlp.decisions.tree import Tree
from nlp.document import Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
#: relations that begin a clause of its own
CLAUSES = ("conj", "parataxis", "ccomp", "advcl", "acl:relcl", "acl", "root", "csubj", "xcomp")


def is_infinitive(token: Token) -> bool:
    """`подготовить`, also where the tagger gives the verb no form (`переобучить`)."""
    form = token.feats.get("VerbForm")
    return form == "Inf" or token.pos == "VERB" and form in (None, "Fin") and token.text.lower() == token.lemma


def is_short_participle(token: Token) -> bool:
    """`поручено`, `утверждена`."""
    return token.feats.get("Variant") == "Short" and token.feats.get("VerbForm") == "Part"


def is_participle(token: Token) -> bool:
    """`подписанное`."""
    return token.feats.get("VerbForm") == "Part" and not is_short_participle(token)


def is_finite(token: Token) -> bool:
    """A verb in a person, or a short participle or adjective that stands for one."""
    if token.pos not in ("VERB", "AUX", "ADJ"):
        return False
    return token.feats.get("VerbForm") == "Fin" or token.feats.get("Variant") == "Short"


def is_past(token: Token) -> bool:
    """`поручил`, and the passive `поручено`."""
    return token.feats.get("Tense") == "Past" or is_short_participle(token)


def is_future(tree: Tree, place: int) -> bool:
    """`откроет`, `будет открыт`."""
    token = tree.tokens[place]
    if token.feats.get("Tense") == "Fut":
        return True
    return any(
        tree.tokens[child].lemma == "быть" and tree.tokens[child].feats.get("Tense") == "Fut"
        for child in tree.children[place]
    )


def is_negated(tree: Tree, place: int) -> bool:
    """`не поручали`; `не позднее` and `не менее` negate nothing."""
    return any(
        tree.tokens[child].lemma in ("не", "ни") and child < place and place - child <= 2
        for child in (*tree.children[place], place - 1)
        if 0 <= child
    )


def case(token: Token) -> str:
    """The grammatical case (`Nom`, `Gen`, `Dat`, `Acc`, `Ins`, `Loc`), empty where there is none."""
    return token.feats.get("Case", "")


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
