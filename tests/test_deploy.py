"""What administrators copy and read names the settings that there are."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from settings import Settings

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "operations.md").read_text("utf-8")
FILES = ["docs/operations.md", *(f"deploy/{path.name}" for path in sorted((ROOT / "deploy").iterdir()))]
KNOWN = {f"KADROLOG_{field.name.upper()}" for field in fields(Settings)}


@pytest.mark.parametrize("name", FILES)
def test_settings_that_are_named_are_read(name: str) -> None:
    """A variable that nothing reads would be set in vain."""
    named = set(re.findall(r"KADROLOG_[A-Z_]*[A-Z]", (ROOT / name).read_text("utf-8")))

    assert {item for item in named if item not in KNOWN and item != "KADROLOG_QUOTA"} == set()


def test_every_setting_is_explained() -> None:
    """In the administrators' table."""
    assert {name for name in KNOWN if f"`{name}`" not in GUIDE} == set()


def test_every_setting_is_read_from_the_environment() -> None:
    """By the name of its field."""
    given = {"port": "9", "max_upload": "1", "proxies": "2", "quota_requests": "3", "quota_bytes": "4"}
    given |= {"address": "https://a.ru", "networks": "10.0.0.0/8", "log": "info", "data": "d", "host": "h"}
    given |= {"oidc_issuer": "https://id.ru", "oidc_client": "k", "oidc_secret": "s", "oidc_roles": "a=reader"}
    given |= {"oidc_role_claim": "r", "oidc_name_claim": "n", "oidc_region_claim": "g"}
    given |= {"database": "sqlite:///x", "smtp": "smtp://m", "sender": "s@x", "workers": "5", "patience": "6"}
    given |= {"worker_memory": "7"}
    environ = {f"KADROLOG_{name.upper()}": value for name, value in given.items()}
    settings = Settings.from_env(environ)

    assert set(environ) == KNOWN
    assert all(getattr(settings, field.name) != field.default for field in fields(Settings))
    secret = {"KADROLOG_DATABASE", "KADROLOG_SMTP", "KADROLOG_OIDC_SECRET"}
    assert settings.told() == {name: value for name, value in environ.items() if name not in secret}


def test_a_level_that_there_is_not() -> None:
    """It is refused by name, with those that there are."""
    with pytest.raises(ValueError, match=r"KADROLOG_LOG: .*warning.*'loud'"):
        Settings.from_env({"KADROLOG_LOG": "loud"})


def test_figures_that_are_named_are_told() -> None:
    """Alerts are set up by these names."""
    source = "".join((ROOT / "upkeep" / name).read_text("utf-8") for name in ("meter.py", "watch.py"))
    named = set(re.findall(r"`(kadrolog_[a-z_]+)", GUIDE))

    assert len(named) > 5
    assert {name for name in named if f'"{name.removesuffix("_total")}"' not in source} == set()


def test_what_the_image_leaves_out_is_not_needed() -> None:
    """The samples of a first start and everything that runs go into it; tests and history do not."""
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()

    assert {".git", ".venv", "tests", "bench", "training"} <= set(ignored)
    needed = {"service.py", "models", "corpus", "corpus/train", "web", "nlp", "upkeep", "journal", "requirements.txt"}
    assert needed.isdisjoint(ignored)
