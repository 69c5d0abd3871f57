"""`make torture`: hundreds of kills on each database; figures for docs/reliability.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests import postgres
from tests.torture import roles
from tests.torture.roles import Place
from tests.torture.torture import Result, free_port, torture


def main() -> int:
    """0 where nothing was lost, twice or different."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="on each database")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="at most, on each database")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    options = parser.parse_args()
    results = []
    if options.database != "postgresql":
        results.append(_on("sqlite", "", options))
    if options.database != "sqlite":
        with postgres.running() as server:
            results.append(_on("postgresql", server.new_database(), options))
    return 0 if all(result.sound for result in results) else 1


def _on(name: str, url: str, options: argparse.Namespace) -> Result:
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as folder:
        place = Place(url or f"sqlite:///{folder}/journal.sqlite", Path(folder), free_port())
        roles.fill(place, 10 * options.kills)
        began = time.monotonic()

        def told(line: str) -> None:
            print(f"{name}: {line}", flush=True)

        result = torture(place, options.kills, options.seed, told, options.seconds)
        took = time.monotonic() - began
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{name}: {took:.0f} s, load {load}, seed {options.seed}")
    for field in ("kills", "acknowledged", "releases", "lost", "twice", "aside", "found", "rebuilt", "problems"):
        print(f"  {field}: {getattr(result, field)}")
    sys.stdout.flush()
    return result


if __name__ == "__main__":
    sys.exit(main())
