"""Processes that are kept alive, and end with whoever keeps them or with a release that takes too long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from workers.crew import Crew

ROOT = Path(__file__).parents[2]
#: keeps a crew and says so, until its input ends or it is killed
KEEPER = """
import sys
from functools import partial
from pathlib import Path
from threading import Event
from tests.workers.test_crew import live
from workers.crew import Crew

if __name__ == "__main__":
    Crew([partial(live, Path(sys.argv[1]))], print).run(Event())
"""
#: begins with a release that never ends
HANGING = """
from nlp.facts import Release
from workers.reading import within

def hang(release):
    while True:
        pass

within(0.05, hang)(Release(""))
"""


def live(pipe: Path, owner: str, stopped: Event) -> None:
    """Tell that it lives, and at the end that it ended."""
    tell(pipe, f"{os.getpid()} {owner}")
    stopped.wait()
    tell(pipe, "ended")


def tell(pipe: Path, line: str) -> None:
    with pipe.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """What processes tell of themselves."""
    os.mkfifo(tmp_path / "told")
    return tmp_path / "told"


@pytest.fixture
def told(pipe: Path) -> Iterator[Iterator[str]]:
    """The lines of the pipe, which stays open while nobody writes."""
    descriptor = os.open(pipe, os.O_RDWR)
    with os.fdopen(descriptor, encoding="utf-8") as lines:
        yield (line.strip() for line in lines)


def test_who_dies_is_replaced(pipe: Path, told: Iterator[str]) -> None:
    """What he held is given back first; stopped, the last one ends in order."""
    stopped, given = Event(), list[str]()
    thread = Thread(target=Crew([partial(live, pipe)], given.append).run, args=(stopped,))
    thread.start()
    process, first = next(told).split()
    os.kill(int(process), signal.SIGKILL)
    _, second = next(told).split()
    stopped.set()
    thread.join()

    assert given == [first]
    assert first != second
    assert next(told) == "ended"


def pass_on(pipe: Path, owner: str, stopped: Event) -> None:
    """Tell of oneself and make way."""
    tell(pipe, owner)


def test_who_makes_way_is_replaced(pipe: Path, told: Iterator[str], caplog: pytest.LogCaptureFixture) -> None:
    """By a new one under a name of its own, again and again; nobody is warned of it."""
    stopped = Event()
    thread = Thread(target=Crew([partial(pass_on, pipe)], list[str]().append).run, args=(stopped,))
    thread.start()
    names = [next(told) for _ in range(2)]
    stopped.set()
    thread.join()

    assert len(set(names)) == 2
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []


def test_nobody_outlives_who_keeps_him(pipe: Path, told: Iterator[str], tmp_path: Path) -> None:
    """A killed server leaves no workers behind that would share the work with the next one's."""
    keeper = tmp_path / "keeper.py"
    keeper.write_text(KEEPER, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, keeper, pipe], env=environment) as process:
        next(told)
        process.kill()

    assert next(told) == "ended"


def test_a_release_that_takes_too_long_ends_its_process() -> None:
    """By the system's own hand: whatever the program is at, it cannot keep it off."""
    ended = subprocess.run([sys.executable, "-c", HANGING], cwd=ROOT, check=False)

    assert ended.returncode == -signal.SIGALRM
