"""What the log's codes are called on pages, and the verbs of a decision's sentence.

Verbs stand in the historical present, so that no gender is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nlp.facts import Kind, Status
from reports import labels
from web.language import LazyString, chosen, late
from web.language import lazy as _


def _named(words: Mapping[str, str]) -> Mapping[str, LazyString]:
    return {code: late(_name, code, word) for code, word in words.items()}


def _name(code: str, word: str) -> str:
    """The codes are English words themselves."""
    return word if chosen() == "ru" else code.replace("-", " ")


#: sections of reports; the files themselves are in Russian
SECTIONS: Mapping[str, LazyString] = {
    "figures": _("Сводка"),
    "months": _("По месяцам"),
    "regions": _("По субъектам"),
    "kinds": _("По видам"),
    "topics": _("По темам"),
    "overdue": _("Срок прошёл"),
    "near": _("Срок подходит"),
    "done": _("Исполнено"),
    "decisions": _("Решения со словами релиза"),
}
KINDS, STATUSES, TOPICS = _named(labels.KINDS), _named(labels.STATUSES), _named(labels.TOPICS)


@dataclass(frozen=True, slots=True)
class Verb:
    """An act told of one body, of several, and of nobody named."""

    one: LazyString
    many: LazyString
    nobody: LazyString


#: what is done with a thing: `утверждает: территориальная схема`
ACTS: Mapping[Kind, Verb] = {
    Kind.RESOLUTION: Verb(_("решает"), _("решают"), _("решено")),
    Kind.ASSIGNMENT: Verb(_("поручает"), _("поручают"), _("поручено")),
    Kind.AGREEMENT: Verb(_("заключает"), _("заключают"), _("заключается")),
    Kind.APPOINTMENT: Verb(_("назначает"), _("назначают"), _("назначение")),
    Kind.APPROVAL: Verb(_("утверждает"), _("утверждают"), _("утверждено")),
    Kind.LAUNCH: Verb(_("открывает"), _("открывают"), _("открывается")),
    Kind.FUNDING: Verb(_("выделяет"), _("выделяют"), _("выделено")),
    Kind.PLAN: Verb(_("намечает"), _("намечают"), _("намечено")),
}

#: what goes before an infinitive, and before a thing that is not decided yet: `планирует открыть группу`
STAGES: Mapping[Status, Verb] = {
    Status.PROPOSED: Verb(_("предлагает"), _("предлагают"), _("предложено")),
    Status.PLANNED: Verb(_("планирует"), _("планируют"), _("запланировано")),
    Status.ADOPTED: Verb(_("решает"), _("решают"), _("решено")),
    Status.DONE: Verb(_("решает"), _("решают"), _("решено")),
}
