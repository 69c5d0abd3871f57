"""The client of the documentation works as it stands there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desk import Desk
from journal.records import Query
from tests.serving import serving
from tests.web.conftest import app_over, filled, stored

__all__ = ["filled", "stored"]  # pytest finds fixtures by name

CLIENT = Path(__file__).parents[1] / "docs" / "examples" / "client.py"


def test_the_client_of_ten_lines(filled: Desk) -> None:
    """Ten lines of code print a line for every decision of the search."""
    with serving(app_over(filled)) as address:
        run = subprocess.run(
            [sys.executable, str(CLIENT), address],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        )
    code = [
        line for line in CLIENT.read_text("utf-8").splitlines()[2:] if line and not line.startswith(("import", "from"))
    ]

    assert len(code) <= 10
    assert (
        len({line.split("\t")[0] for line in run.stdout.splitlines()})
        == filled.find(Query("колледж", limit=1)).total
        > 0
    )
