"""What the log's codes are called: kinds, statuses, topics and the verbs of a decision's sentence.

Verbs stand in the historical present, so that no gender is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from nlp.facts import Kind, Status, Topic

KINDS: Mapping[str, str] = {
    Kind.RESOLUTION: _("решение"),
    Kind.ASSIGNMENT: _("поручение"),
    Kind.AGREEMENT: _("соглашение"),
    Kind.APPOINTMENT: _("назначение"),
    Kind.APPROVAL: _("утверждение"),
    Kind.LAUNCH: _("запуск"),
    Kind.FUNDING: _("финансирование"),
    Kind.PLAN: _("план"),
}

STATUSES: Mapping[str, str] = {
    Status.PROPOSED: _("предложено"),
    Status.PLANNED: _("запланировано"),
    Status.ADOPTED: _("принято"),
    Status.DONE: _("исполнено"),
}

TOPICS: Mapping[str, str] = {
    Topic.TARGET_TRAINING: _("целевое обучение"),
    Topic.CAREER_GUIDANCE: _("профориентация"),
    Topic.CURRICULUM: _("образовательные программы"),
    Topic.RETRAINING: _("переобучение и повышение квалификации"),
    Topic.FORECAST: _("прогноз кадровой потребности"),
    Topic.EMPLOYMENT: _("трудоустройство и занятость"),
    Topic.COMPETITION: _("конкурсы и чемпионаты профмастерства"),
    Topic.INFRASTRUCTURE: _("мастерские, центры, общежития"),
    Topic.PARTNERSHIP: _("взаимодействие с работодателями"),
    Topic.MANAGEMENT: _("управленческие кадры и кадровый резерв"),
    Topic.SUPPORT: _("меры поддержки специалистов и семей"),
    Topic.VETERANS: _("участники СВО и ветераны"),
    Topic.MIGRATION: _("иностранные работники и переселение"),
}


@dataclass(frozen=True, slots=True)
class Verb:
    """An act told of one body, of several, and of nobody named."""

    one: str
    many: str
    nobody: str


#: what is done with a thing: `утверждает: территориальная схема`
ACTS: Mapping[str, Verb] = {
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
STAGES: Mapping[str, Verb] = {
    Status.PROPOSED: Verb(_("предлагает"), _("предлагают"), _("предложено")),
    Status.PLANNED: Verb(_("планирует"), _("планируют"), _("запланировано")),
    Status.ADOPTED: Verb(_("решает"), _("решают"), _("решено")),
    Status.DONE: Verb(_("решает"), _("решают"), _("решено")),
}
