"""The direction of imports and the one door of each library, read from the source."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: each module may import those further down; what shares a line does not know each other
LAYERS = (
    {"service"},
    {"cli", "web", "workers"},
    {"cli_access", "cli_intake", "cli_upkeep"},
    {"bulk", "presentation", "upkeep"},
    {"desk", "access"},
    {"errands"},
    {"reporting"},
    {"reports", "submissions"},
    {"intake", "journal"},
    {"linking"},
    {"nlp"},
    {"network"},
    {"memory", "registry", "settings"},
)
#: each library and the only places that may import it
DOORS = {
    "flask": ("web/", "service.py"),
    "flask_babel": ("web/",),
    "flask_smorest": ("web/",),
    "marshmallow": ("web/",),
    "webargs": ("web/",),
    "werkzeug": ("web/",),
    "waitress": ("service.py",),
    "sqlalchemy": ("journal/",),
    "alembic": ("journal/",),
    "psycopg": ("journal/",),
    "procrastinate": ("journal/arrivals/jobs.py",),
    "msgspec": ("journal/",),
    "tantivy": ("journal/",),
    "lxml": ("intake/",),
    "docx": ("intake/", "reports/forms/"),
    "docxtpl": ("reports/forms/",),
    "matplotlib": ("reports/forms/",),
    "jinja2": ("reports/forms/",),
    "feedparser": ("intake/visits/",),
    "protego": ("intake/visits/",),
    "warcio": ("intake/collections/",),
    "pypdfium2": ("intake/",),
    "email": ("intake/", "network/"),
    "http": ("network/", "web/"),
    "smtplib": ("network/",),
    "socket": ("network/",),
    "natasha": ("nlp/language/", "bench/"),
    "slovnet": ("nlp/language/", "bench/"),
    "navec": ("nlp/language/", "bench/"),
    "razdel": ("nlp/language/", "bench/"),
    "pymorphy3": ("nlp/language/",),
    "rapidfuzz": ("linking/", "journal/"),
    "xlsxwriter": ("reports/forms/",),
    "csv": ("reports/forms/", "intake/organizations.py"),
    "argon2": ("access/passwords.py",),
    "authlib": ("access/provider.py",),
    "joserfc": ("access/provider.py",),
    "prometheus_client": ("upkeep/",),
    "tqdm": ("cli_intake.py", "service.py"),
}
#: what the pure part must not know: files but models/, network, clock, randomness, processes
IMPURE = {"os", "socket", "urllib", "http", "sqlite3", "random", "time", "tempfile", "logging", "subprocess"}
#: run by `make setup`, never while a text is read
BUILD = "nlp/language/kernel/build.py"
PROGRAM = [path for layer in LAYERS for name in layer for path in (ROOT / name, ROOT / f"{name}.py") if path.exists()]


def sources() -> list[str]:
    """Every file of the program and of its bench, from the root."""
    found = [
        path for place in [*PROGRAM, ROOT / "bench"] for path in ([place] if place.is_file() else place.rglob("*.py"))
    ]
    return sorted(str(path.relative_to(ROOT)) for path in found)


@cache
def imports(source: str) -> frozenset[str]:
    """The whole names of the modules that a file imports."""
    return frozenset(_imported(ast.parse((ROOT / source).read_text("utf-8"))))


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "relative imports hide the direction"
            yield node.module or ""


def roots(source: str) -> set[str]:
    return {name.split(".")[0] for name in imports(source)}


def layer(name: str) -> int | None:
    return next((depth for depth, names in enumerate(LAYERS) if name in names), None)


@pytest.mark.parametrize("source", sources())
def test_direction(source: str) -> None:
    """A module imports only what lies below it, and nothing of the program imports the bench."""
    own = Path(source).parts[0].removesuffix(".py")
    depth = layer(own)
    if depth is None:
        return
    found = roots(source) - {own}

    assert [name for name in found if (below := layer(name)) is not None and below <= depth] == []
    assert found.isdisjoint({"bench", "tests"})


@pytest.mark.parametrize("library", sorted(DOORS))
def test_one_door(library: str) -> None:
    """Only its door knows a library, and it has one."""
    known = [source for source in sources() if library in roots(source) and not source.startswith("bench/")]

    assert [source for source in known if not source.startswith(DOORS[library])] == []


def test_every_library_has_its_door() -> None:
    """A library that the program begins to use is given its place here."""
    ours = {name for names in LAYERS for name in names} | {"bench"}
    used = {name for source in sources() if not source.startswith("bench/") for name in roots(source)}
    free = {"numpy", "scipy", "sklearn", "markupsafe"}

    assert used - ours - free - set(DOORS) - set(sys.stdlib_module_names) == set()


def test_nlp_is_pure() -> None:
    """Values go in and come out: no files but the models, no network, no clock."""
    pure = [source for source in sources() if source.startswith(("nlp/", "linking/")) and source != BUILD]

    assert len(pure) > 10
    assert [source for source in pure if roots(source) & IMPURE] == []


def test_environment_has_one_reader() -> None:
    """Only the settings read the environment."""
    readers = [
        source
        for source in sources()
        if re.search(r"\bos\.environ|getenv|import environ", (ROOT / source).read_text("utf-8"))
    ]

    assert [source for source in readers if not source.startswith("bench/")] == ["settings.py"]


def test_requirements_are_pinned() -> None:
    """What the program imports is pinned by name in the requirements."""
    pinned = {
        line.split("==")[0].split("[")[0].lower() for line in (ROOT / "requirements.txt").read_text("utf-8").split()
    }
    distributions = packages_distributions()
    used = {name for source in sources() if not source.startswith("bench/") for name in roots(source)}

    missing = {
        name for name in used if name in distributions and not pinned & {item.lower() for item in distributions[name]}
    }
    assert missing == set()


def test_setuptools_stays_below_81() -> None:
    """Natasha's pymorphy2 imports pkg_resources, which setuptools 81 no longer has."""
    pins = dict(
        line.split("==") for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if "==" in line
    )

    assert int(pins["setuptools"].split(".")[0]) < 81
