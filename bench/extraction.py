"""`python -m bench.extraction [--json]`: our language pass and extraction against Natasha's pipeline.

The corpus is cut into quarters. In a process of its own for each quarter, pinned to one core, both sides are warmed on
other texts and read the quarter in turns, so that what is measured was never seen. Times are processor time; cold
start and peak memory are those of `python -m nlp` as a user starts it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bench.natasha import Natasha
from bench.ours import Stopwatch, differences, fresh
from nlp import extract_all
from nlp.document import Analysis
from nlp.facts import Extraction, Release
from nlp.language.kernel import fastest
from nlp.language.reference import to_analysis

ROOT = Path(__file__).parents[1]
TEXTS = sorted(ROOT.glob("corpus/*/*.txt"))
#: more Russian to have read before: the phrases of the rules and, where it lies beside the project, public news
OTHERS = [*sorted(ROOT.glob("models/**/*.toml")), *sorted(ROOT.parent.glob("shared/public/*/devset/*.txt"))]
QUARTERS = 4
#: times that each side reads a quarter with nothing of it remembered; the fastest counts
ROUNDS = 2
#: releases that go through the pass together
BATCH = 16
#: starts of which the fastest counts: the others waited for the machine
STARTS = 3

#: one core for the products as well
_ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

Figures = dict[str, Any]
T = TypeVar("T")


def main() -> None:
    """Measure, print a table and, with `--json`, a last line of figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print the figures as a last line")
    parser.add_argument("--quarter", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.quarter is not None:
        print(json.dumps(measure(options.quarter)))
        return
    parts = [json.loads(_python("bench.extraction", "--quarter", str(quarter))) for quarter in range(QUARTERS)]
    figures = summary(parts) | starts()
    print(report(figures))
    if options.json:
        print(json.dumps(figures))


def measure(quarter: int) -> Figures:
    """Seconds of both sides on one quarter of the texts, in this process, and where their answers differ."""
    _pin()
    texts = [path.read_text("utf-8") for path in TEXTS]
    unseen = texts[quarter::QUARTERS]
    seen = [text for place, text in enumerate(texts) if place % QUARTERS != quarter]
    seen += [path.read_text("utf-8") for path in OTHERS]
    _in_batches(_extract, seen, BATCH)
    extract, _ = _timed(_in_batches, _extract, unseen, BATCH)
    rounds = [_round(seen, unseen) for _ in range(ROUNDS)]
    seconds = {side: min(part["seconds"][side] for part in rounds) for side in rounds[0]["seconds"]}
    return {
        **min(rounds, key=lambda part: part["seconds"]["batch"]),
        "seconds": {**seconds, "extract": extract},
        "differences": sum(part["differences"] for part in rounds),
        "characters": sum(map(len, unseen)),
    }


def _round(seen: Sequence[str], unseen: Sequence[str]) -> Figures:
    natasha = Natasha()
    for text in seen[:BATCH]:
        natasha.read(text)
    natasha.seconds.clear()
    reference, docs = _timed(_in_batches, lambda batch: map(natasha.read, batch), unseen, BATCH)
    single, singles, _ = _language(seen, unseen, 1)
    batched, analyses, stages = _language(seen, unseen, BATCH)
    expected = [to_analysis(doc) for doc in docs]
    return {
        "seconds": {"reference": reference, "single": single, "batch": batched},
        "reference_stages": dict(natasha.seconds),
        "stages": stages,
        "differences": differences(analyses, expected) + differences(singles, expected),
        "tokens": sum(len(analysis.tokens) for analysis in analyses),
    }


def summary(parts: Sequence[Figures]) -> Figures:
    """The figures of all quarters together."""
    tokens, characters = (sum(part[name] for part in parts) for name in ("tokens", "characters"))
    seconds = _added(part["seconds"] for part in parts)
    reference = seconds["reference"]
    return {
        "kernel": fastest().name,
        "tokens": tokens,
        "language_ratio": round(reference / seconds["batch"], 1),
        "language_ratio_single": round(reference / seconds["single"], 1),
        "extract_ratio": round(reference / seconds["extract"], 1),
        "differences": sum(part["differences"] for part in parts),
        "microseconds_a_token": {side: round(1e6 * value / tokens, 1) for side, value in seconds.items()},
        "characters_a_second": {side: round(characters / value) for side, value in seconds.items()},
        "stages": _microseconds(_added(part["stages"] for part in parts), tokens),
        "reference_stages": _microseconds(_added(part["reference_stages"] for part in parts), tokens),
    }


def starts() -> Figures:
    """Seconds from the command to the last line for one release, and the most memory over all of them."""
    one = str(TEXTS[0])
    return {
        "cold_start_s": round(min(_start("nlp", one)[0] for _ in range(STARTS)), 2),
        "reference_cold_start_s": round(min(_start("bench.natasha", one)[0] for _ in range(STARTS)), 2),
        "peak_mb": round(_start("nlp", *map(str, TEXTS))[1]),
    }


def report(figures: Figures) -> str:
    """The figures as lines for people."""
    return "\n".join(f"{name:24} {_shown(value)}" for name, value in figures.items())


def _shown(value: Any) -> str:
    return " · ".join(f"{name} {number}" for name, number in value.items()) if isinstance(value, dict) else str(value)


def _pin() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _extract(texts: Sequence[str]) -> Sequence[Extraction]:
    return extract_all([Release(text) for text in texts])


def _language(seen: Sequence[str], unseen: Sequence[str], size: int) -> tuple[float, list[Analysis], dict[str, float]]:
    runtime = fresh()
    _in_batches(runtime.analyse, seen, BATCH)
    with Stopwatch() as stopwatch:
        seconds, analyses = _timed(_in_batches, runtime.analyse, unseen, size)
    return seconds, analyses, stopwatch.stages(seconds)


def _in_batches(function: Callable[[Sequence[str]], Iterable[T]], texts: Sequence[str], size: int) -> list[T]:
    return [result for first in range(0, len(texts), size) for result in function(texts[first : first + size])]


def _timed(function: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    """Processor seconds and the result; nobody pays for others' garbage, or for looking through others' models."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    result = function(*arguments)
    return time.process_time() - start, result


def _added(parts: Iterable[Mapping[str, float]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return total


def _microseconds(seconds: Mapping[str, float], tokens: int) -> dict[str, float]:
    return {stage: round(1e6 * value / tokens, 2) for stage, value in seconds.items()}


def _python(*arguments: str) -> str:
    command = [sys.executable, "-W", "ignore", "-m", *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=_ENVIRONMENT)  # noqa: S603
    return done.stdout


def _start(*arguments: str) -> tuple[float, float]:
    """Seconds by the clock and megabytes of memory of a command."""
    start = time.perf_counter()
    command = [sys.executable, "-W", "ignore", "-m", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_ENVIRONMENT)  # noqa: S603 - our own programs
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"python -m {' '.join(arguments[:1])} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
