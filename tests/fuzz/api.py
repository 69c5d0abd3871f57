"""The API by its own document: `python -m tests.fuzz.api --examples N` asks a server of its own; never a 5xx.

Schemathesis makes arguments that fit the OpenAPI document and arguments that break it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import service
import web
from desk import File
from settings import Settings
from tests.serving import serving

#: seconds for an answer: on a busy machine a report takes its time
PATIENCE = 120


def main() -> int:
    """Start a server over a small log and let schemathesis at it, with its own options after ours; its exit status."""
    parser = argparse.ArgumentParser(prog="tests.fuzz.api")
    parser.add_argument("--examples", type=int, default=30, help="for each operation")
    options, more = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = service.open_desk(Settings(data=Path(folder)))
        desk.submit(File(path.name, path.read_bytes()) for path in sorted(service.SAMPLES.glob("*.txt"))[:5])
        app = web.create_app(desk, max_upload=Settings.max_upload)
        program = str(Path(sys.executable).with_name("schemathesis"))
        checks = ["--checks", "not_a_server_error", "--max-examples", str(options.examples)]
        patience = ["--request-timeout", str(PATIENCE)]
        with serving(app) as address:
            document = f"{address}/api/v1/openapi.json"
            status = subprocess.run([program, "run", document, *checks, *patience, *more], check=False).returncode
        desk.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
