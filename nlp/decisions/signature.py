"""A sentence that says who signed the paper of the decision before it, and when."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.decisions.arguments import Parties, agent_in
from nlp.decisions.cast import unique
from nlp.decisions.follower import Follower
from nlp.decisions.grammar import SUBJECTS, case, is_finite, is_past
from nlp.decisions.who import parties_of
from nlp.decisions.wordlists import words
from nlp.facts import Decision, Kind, PartyKind, Status

#: the paper by which somebody named before came into office
_NAMING = re.compile(r"\bо (?:его|её|их) (?:назначени|освобождени|увольнени|утверждени)")
#: a bare `Постановление подписано вчера` has its verb this near
_BESIDE = 4


def signature(follower: Follower, decision: Decision) -> Decision | None:
    """`Распоряжение об этом 7 ноября подписал …`, `Приказ подписан 3 июня`."""
    verb, paper = _signing(follower), _paper(follower)
    if verb is None or paper is None or not _points_back(follower, paper, verb):
        return None
    signers = _signers(follower, verb, paper)
    if decision.kind is Kind.AGREEMENT:
        signers = follower.organizations or signers
    named = (party for party in decision.actors if party.kind is not PartyKind.WORDS)
    is_planned = decision.status is Status.PLANNED
    return replace(
        decision,
        kind=Kind.APPROVAL if decision.kind is Kind.PLAN and is_planned else decision.kind,
        actors=unique((*named, *signers)),
        date=follower.time or decision.date,
        status=Status.ADOPTED if is_planned else decision.status,
    )


def _signing(follower: Follower) -> int | None:
    tokens = follower.passage.tokens
    for place in range(follower.first, follower.last):
        if tokens[place].lemma in words("signing") and is_past(tokens[place]) and is_finite(tokens[place]):
            return place
    return None


def _paper(follower: Follower) -> int | None:
    tokens = follower.passage.tokens
    for place in range(follower.first, follower.last):
        if tokens[place].lemma in words("documents") and case(tokens[place]) in ("Nom", "Acc"):
            return place
    return None


def _signers(follower: Follower, verb: int, paper: int) -> Parties:
    signer = follower.passage.tree.child(verb, *SUBJECTS)
    named: Parties = ()
    if signer is not None and signer != paper:
        named = parties_of(follower.passage, signer, follower.cast, ())
    return named or agent_in(follower.passage, follower.first, follower.last)


def _points_back(follower: Follower, paper: int, verb: int) -> bool:
    """Whether the paper is the decision's: it says so, or it has no matter of its own."""
    tree, tokens = follower.passage.tree, follower.passage.tokens
    if "об этом" in follower.text or "соответствующ" in follower.text or _NAMING.search(follower.text):
        return True
    own = [
        child
        for child in tree.children[paper]
        if child > paper and tokens[child].rel in ("nmod", "appos", "acl", "obl", "acl:relcl")
    ]
    return not own and abs(verb - paper) <= _BESIDE and tokens[paper].lemma not in words("own_matters")
