"""`python -m bench.extraction [--json]`: our language pass and extraction against Natasha's pipeline.

The corpus is cut into quarters. In a process of its own for each quarter, pinned to one core, both sides are warmed on
other texts and read the quarter in turns, so that what is measured was never seen. Times are processor time; cold
start, peak memory and two processes are those of the product as a user starts it (`bench.processes`).
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench import processes
from bench.natasha import Natasha
from bench.ours import EXTRACTION, LANGUAGE, Stopwatch, differences, fresh
from bench.texts import BATCH, extract, in_batches, others, read, releases
from nlp.document import Analysis
from nlp.garbage import look_seldom
from nlp.language.kernel import fastest
from nlp.language.reference import to_analysis

QUARTERS = 4
#: times that each side's language pass reads a quarter with nothing of it remembered; the fastest counts
ROUNDS = 2

#: as Python looks for garbage where nobody asks for anything else
_USUAL = gc.get_threshold()

Figures = dict[str, Any]


def main() -> None:
    """Measure, print a table and, with `--json`, a last line of figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print the figures as a last line")
    parser.add_argument("--quarter", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.quarter is not None:
        if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
            parser.error("a quarter by itself needs OPENBLAS_NUM_THREADS=1: else Natasha's waiting threads are counted")
        print(json.dumps(measure(options.quarter)))
        return
    with ThreadPoolExecutor(len(processes.cores())) as threads:  # a quarter on each core at a time
        parts = list(threads.map(_measured, range(QUARTERS)))
    figures = summary(parts) | processes.figures()
    print(report(figures))
    if options.json:
        print(json.dumps(figures))


def measure(quarter: int) -> Figures:
    """Seconds of both sides on one quarter of the texts, in this process, and where their answers differ."""
    cores = processes.cores()
    processes.pin(cores[quarter % len(cores)])
    texts = read(releases())
    unseen = texts[quarter::QUARTERS]
    seen = [text for place, text in enumerate(texts) if place % QUARTERS != quarter]
    seen += read(others())
    in_batches(extract, seen)
    with Stopwatch(EXTRACTION) as stopwatch:
        seconds, _ = _timed(in_batches, extract, unseen)
    rounds = [_round(seen, unseen) for _ in range(ROUNDS)]
    least = {side: min(part["seconds"][side] for part in rounds) for side in rounds[0]["seconds"]}
    return {
        **min(rounds, key=lambda part: part["seconds"]["batch"]),
        "seconds": {**least, "extract": seconds},
        "extract_stages": stopwatch.stages(seconds, "documents"),
        "differences": sum(part["differences"] for part in rounds),
        "characters": sum(map(len, unseen)),
    }


def _round(seen: Sequence[str], unseen: Sequence[str]) -> Figures:
    gc.collect()
    gc.freeze()  # what is ours, so that Natasha's is looked through alone
    natasha = Natasha()
    for text in seen[:BATCH]:
        natasha.read(text)
    natasha.seconds.clear()
    reference, docs = _as_usual(natasha, unseen)
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
    stages = {name: _added(part[name] for part in parts) for name in ("stages", "extract_stages", "reference_stages")}
    return {
        "kernel": fastest().name,
        "tokens": tokens,
        "language_ratio": round(reference / seconds["batch"], 1),
        "language_ratio_single": round(reference / seconds["single"], 1),
        "extract_ratio": round(reference / seconds["extract"], 1),
        "differences": sum(part["differences"] for part in parts),
        "microseconds_a_token": {side: round(1e6 * value / tokens, 1) for side, value in seconds.items()},
        "characters_a_second": {side: round(characters / value) for side, value in seconds.items()},
        **{name: _microseconds(total, tokens) for name, total in stages.items()},
    }


def report(figures: Figures) -> str:
    """The figures as lines for people."""
    return "\n".join(f"{name:24} {_shown(value)}" for name, value in figures.items())


def _shown(value: Any) -> str:
    return " · ".join(f"{name} {number}" for name, number in value.items()) if isinstance(value, dict) else str(value)


def _language(seen: Sequence[str], unseen: Sequence[str], size: int) -> tuple[float, list[Analysis], dict[str, float]]:
    runtime = fresh()
    in_batches(runtime.analyse, seen, BATCH)
    with Stopwatch(LANGUAGE) as stopwatch:
        seconds, analyses = _timed(in_batches, runtime.analyse, unseen, size)
    return seconds, analyses, stopwatch.stages(seconds, "lemmas, results")


def _timed(function: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    """Processor seconds and the result, garbage looked for as often as by the program's own processes."""
    gc.collect()
    look_seldom()
    start = time.process_time()
    result = function(*arguments)
    return time.process_time() - start, result


def _as_usual(natasha: Natasha, texts: Sequence[str]) -> tuple[float, list[Any]]:
    """The same of Natasha's pipeline, garbage looked for as Python does by itself, which is how it is run."""
    gc.collect()
    gc.set_threshold(*_USUAL)
    start = time.process_time()
    docs = [natasha.read(text) for text in texts]
    return time.process_time() - start, docs


def _added(parts: Iterable[Mapping[str, float]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return total


def _microseconds(seconds: Mapping[str, float], tokens: int) -> dict[str, float]:
    return {stage: round(1e6 * value / tokens, 2) for stage, value in seconds.items()}


def _measured(quarter: int) -> Figures:
    command = processes.command("bench.extraction", "--quarter", str(quarter))
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=processes.ENVIRONMENT)  # noqa: S603
    figures: Figures = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    main()
