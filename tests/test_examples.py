"""The client of the documentation works as it stands there."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import waitress

from desk import Desk
from journal.records import Query
from tests.web.conftest import app_over, filled

__all__ = ["filled"]  # pytest finds fixtures by name

CLIENT = Path(__file__).parents[1] / "docs" / "examples" / "client.py"


def test_the_client_of_ten_lines(filled: Desk) -> None:
    """Ten lines of code print a line for every decision of the search."""
    server = waitress.create_server(app_over(filled), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        address = f"http://127.0.0.1:{server.effective_port}"
        run = subprocess.run(
            [sys.executable, str(CLIENT), address],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        )
    finally:
        server.close()
    code = [
        line for line in CLIENT.read_text("utf-8").splitlines()[2:] if line and not line.startswith(("import", "from"))
    ]

    assert len(code) <= 10
    assert (
        len({line.split("\t")[0] for line in run.stdout.splitlines()})
        == filled.find(Query("колледж", limit=1)).total
        > 0
    )
