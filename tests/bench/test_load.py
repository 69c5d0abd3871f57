"""`make load` in small: the real server, its worker, some people for two seconds."""

from __future__ import annotations

from pathlib import Path

from bench.load.command import Crowd, Load, run
from bench.load.releases import release
from journal import open_journal
from nlp.extract import extract
from nlp.facts import Release
from settings import Settings
from tests.journal.samples import add


def test_a_small_crowd(tmp_path: Path) -> None:
    """Nobody meets with an error, and all that was handed in comes into the log."""
    journal = open_journal(Settings(data=tmp_path).database_url, tmp_path)
    add(journal, "[Открыть центр]")
    journal.close()
    load = run(tmp_path, Crowd(searching=4, uploading=1, pause=0.05, seconds=2.0), minute=1.0)

    assert load.errors == []
    assert load.searches > 0
    assert load.added == load.uploads > 0
    assert len(load.web) >= 2
    assert min(*load.web, *load.children) > 0


def test_growth() -> None:
    """The last third over the middle one: what is filled at the beginning is no growth."""
    figures = {"p50": 0.1, "p95": 0.1, "p99": 0.1, "upload_p95": 0.1, "core_ms": 1.0}

    def growth(*web: float) -> float:
        return Load(1, 1, [], added=1, web=list(web), children=[], busy=0, **figures).growth

    assert growth(100, 200, 200) == 1.0
    assert growth(100, 150, 200, 200, 300, 300) == 1.5
    assert growth(100) == 1.0


def test_releases_are_read() -> None:
    """Each of the crowd's releases has decisions, and no two are alike."""
    found = [release(number) for number in range(5)]

    assert len(set(found)) == 5
    assert all(extract(Release(text)).decisions for text in found)
