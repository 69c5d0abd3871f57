"""The product in processes of its own: cold start, peak memory, two at once, the first releases against the last.

`python -m bench.processes CORE` is one such process: on every line of its input it reads all releases, pinned to the
core, and prints the seconds by the clock and the characters a processor second of each quarter of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from bench.texts import extract, in_batches, others, read, releases

#: one core for the products as well
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
#: starts of which the fastest counts: the others waited for the machine
STARTS = 3
#: times that one process reads alone, then two at once; the best ratio counts, for others' work can only lower it
TURNS = 4
QUARTERS = 4

Figures = dict[str, Any]


def figures() -> Figures:
    """Everything that is measured from outside."""
    paths = list(map(str, releases()))
    cold = [(_run("nlp", paths[0])[0], _run("bench.natasha", paths[0])[0]) for _ in range(STARTS)]
    ours, reference = map(min, zip(*cold, strict=True))
    return {
        "cold_start_s": round(ours, 2),
        "reference_cold_start_s": round(reference, 2),
        "peak_mb": round(_run("nlp", *paths)[1]),
        **_side_by_side(),
    }


def command(module: str, *arguments: str) -> list[str]:
    """How a module of the project is started."""
    return [sys.executable, "-W", "ignore", "-m", module, *arguments]


def pin(core: int) -> None:
    """Stay on one core, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def cores() -> list[int]:
    """The cores that this process may use."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]


def _run(module: str, *arguments: str) -> tuple[float, float]:
    """Seconds by the clock and megabytes of memory of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command(module, *arguments), stdout=subprocess.DEVNULL, env=ENVIRONMENT)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"python -m {module} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def _side_by_side() -> Figures:
    """How much more two processes read than one, and the speed of each quarter of the releases at first sight."""
    readers = [_reader(core) for core in cores()[:2]]
    quarters = _read(readers)[0]["quarters"]
    ratios = [2 * _read(readers[:1])[0]["seconds"] / _slowest(_read(readers)) for _ in range(TURNS)]
    for reader in readers:
        reader.communicate()
    return {
        "two_processes_ratio": round(max(ratios), 2) if len(readers) == 2 else None,
        "two_processes_ratios": [round(ratio, 2) for ratio in ratios],
        "characters_a_second_by_quarter": quarters,
    }


def _reader(core: int) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(  # noqa: S603 - our own program
        command("bench.processes", str(core)), stdin=pipe, stdout=pipe, text=True, bufsize=1, env=ENVIRONMENT
    )


def _read(readers: Sequence[subprocess.Popen[str]]) -> list[Figures]:
    """Let them all read at once."""
    for reader in readers:
        print("go", file=reader.stdin)
    return [json.loads(reader.stdout.readline()) for reader in readers if reader.stdout]


def _slowest(answers: Sequence[Figures]) -> float:
    return max(float(answer["seconds"]) for answer in answers)


def main() -> None:
    """Read all releases for every line of input."""
    pin(int(sys.argv[1]))
    texts = read(releases())
    in_batches(extract, read(others()))
    for _ in sys.stdin:
        start = time.perf_counter()
        quarters = [_speed(texts[quarter::QUARTERS]) for quarter in range(QUARTERS)]
        print(json.dumps({"seconds": time.perf_counter() - start, "quarters": quarters}), flush=True)


def _speed(texts: Sequence[str]) -> int:
    start = time.process_time()
    in_batches(extract, texts)
    return round(sum(map(len, texts)) / (time.process_time() - start))


if __name__ == "__main__":
    main()
