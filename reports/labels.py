"""What the log's codes are called in Russian files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from nlp.facts import Kind, Status, Topic

KINDS: Mapping[str, str] = {
    Kind.RESOLUTION: "решение",
    Kind.ASSIGNMENT: "поручение",
    Kind.AGREEMENT: "соглашение",
    Kind.APPOINTMENT: "назначение",
    Kind.APPROVAL: "утверждение",
    Kind.LAUNCH: "запуск",
    Kind.FUNDING: "финансирование",
    Kind.PLAN: "план",
}

STATUSES: Mapping[str, str] = {
    Status.PROPOSED: "предложено",
    Status.PLANNED: "запланировано",
    Status.ADOPTED: "принято",
    Status.DONE: "исполнено",
}

TOPICS: Mapping[str, str] = {
    Topic.TARGET_TRAINING: "целевое обучение",
    Topic.CAREER_GUIDANCE: "профориентация",
    Topic.CURRICULUM: "образовательные программы",
    Topic.RETRAINING: "переобучение и повышение квалификации",
    Topic.FORECAST: "прогноз кадровой потребности",
    Topic.EMPLOYMENT: "трудоустройство и занятость",
    Topic.COMPETITION: "конкурсы и чемпионаты профмастерства",
    Topic.INFRASTRUCTURE: "мастерские, центры, общежития",
    Topic.PARTNERSHIP: "взаимодействие с работодателями",
    Topic.MANAGEMENT: "управленческие кадры и кадровый резерв",
    Topic.SUPPORT: "меры поддержки специалистов и семей",
    Topic.VETERANS: "участники СВО и ветераны",
    Topic.MIGRATION: "иностранные работники и переселение",
}

#: `RU-TVE` → `Тверская область`
REGIONS: Mapping[str, str] = tomllib.loads(
    (Path(__file__).parents[1] / "models" / "region_names.toml").read_text("utf-8")
)
