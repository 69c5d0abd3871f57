"""Run a target for some seconds and say how many inputs it took; exit 1 at the first finding, with its bytes kept."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import atheris

#: seconds that one input may take, and megabytes of the process
PATIENCE, MEMORY = 20, 2048

#: the branches that guide it; all of `nlp` would take ten times as long
GUIDES = ["intake", "nlp.page", "nlp.dates", "nlp.people", "nlp.organizations", "journal.typed", "journal.terms"]

with atheris.instrument_imports(include=GUIDES):
    from tests.fuzz.targets import TARGETS, longest, seeds


def main() -> int:
    """One target here, or all in processes of their own, one after the other."""
    parser = argparse.ArgumentParser(prog="tests.fuzz")
    parser.add_argument("target", nargs="?", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    options = parser.parse_args()
    if options.target:
        run(options.target, options.seconds)
    command = [sys.executable, "-m", "tests.fuzz", "--seconds", str(options.seconds)]
    found = [name for name in TARGETS if subprocess.run([*command, name], check=False).returncode]
    print("Findings in: " + ", ".join(found) if found else f"No finding in {len(TARGETS)} targets.")
    return bool(found)


def run(name: str, seconds: int) -> None:
    """Fuzz until the time is over; atheris then ends the process."""
    folder = Path(tempfile.mkdtemp(prefix=f"kadrolog-{name}-"))
    for number, data in enumerate(seeds(name)):
        (folder / str(number)).write_bytes(data)
        TARGETS[name](data)  # what is loaded once counts for no input
    limits = [f"-max_total_time={seconds}", f"-timeout={PATIENCE}", f"-rss_limit_mb={MEMORY}"]
    findings = f"-artifact_prefix={folder.parent}/kadrolog-finding-{name}-"
    print(f"== {name}: {seconds} s", flush=True)
    others = [f"-max_len={longest(name)}", findings, "-print_final_stats=1", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *limits, *others, str(folder)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
