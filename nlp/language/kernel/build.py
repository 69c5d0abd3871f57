"""`python -m nlp.language.kernel.build`: compile the inner loops and look-ups for this machine; a step of `make setup`.

Without a C compiler nothing is built, a line says so, and the language pass takes NumPy and pymorphy3's own
look-ups, at a third of the speed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from nlp.language.kernel.library import SOURCES, library


def build() -> bool:
    """Whether the compiled loops are there now."""
    target = library()
    if target.exists():
        return True
    compiler = next((path for name in ("cc", "gcc", "clang") if (path := shutil.which(name))), None)
    if compiler is None:
        print("no C compiler: the language pass runs on NumPy and Python")
        return False
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        fresh = Path(folder) / target.name
        command = [compiler, "-O3", "-shared", "-fPIC", *map(str, SOURCES), "-o", str(fresh)]
        if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own source
            print("the compiler failed: the language pass runs on NumPy and Python")
            return False
        fresh.replace(target)
    return True


if __name__ == "__main__":
    build()
