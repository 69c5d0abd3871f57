"""Times that are counted in one process are told by another."""

from __future__ import annotations

import multiprocessing

import pytest

from upkeep.meter import Meter
from upkeep.times import Times


def told(times: Times) -> dict[str, float]:
    """Values by bound, and the sum."""
    (metric,) = times.told("x", "x")
    return {sample.labels.get("le", sample.name): sample.value for sample in metric.samples}


def test_a_call_is_counted() -> None:
    """Under the first bound that it does not pass, and so in all above; also where it fails."""
    times = Times((0.5, 2))
    for seconds in (0.1, 0.5, 1, 5):
        times.observe(seconds)
    assert told(times) == {"0.5": 2, "2": 3, "+Inf": 4, "x_count": 4, "x_sum": 6.6}
    with pytest.raises(ZeroDivisionError):
        times.of(lambda: 1 / 0)()

    assert times.of(lambda number: number + 1)(2) == 3
    assert told(times)["+Inf"] == 6


def test_another_process_counts() -> None:
    """As a worker does, whose figures the web server tells."""
    meter = Meter()
    process = multiprocessing.get_context("spawn").Process(target=meter.extraction.observe, args=(0.2,))
    process.start()
    process.join()

    assert process.exitcode == 0
    assert b"kadrolog_extraction_seconds_count 1.0" in meter.page()
