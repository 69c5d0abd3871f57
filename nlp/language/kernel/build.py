"""`python -m nlp.language.kernel.build`: compile the inner loops for this machine; a step of `make setup`.

Without a C compiler nothing is built, a line says so, and the language pass takes the NumPy loops, some two times slower.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from nlp.language.kernel.native import SOURCE, library


def build() -> bool:
    """Whether the compiled loops are there now."""
    target = library()
    if target.exists():
        return True
    compiler = next((path for name in ("cc", "gcc", "clang") if (path := shutil.which(name))), None)
    if compiler is None:
        print("no C compiler: the language pass runs on NumPy")
        return False
    fresh = target.with_suffix(f".{os.getpid()}")
    done = subprocess.run([compiler, "-O3", "-shared", "-fPIC", SOURCE, "-o", fresh], check=False)  # noqa: S603
    if done.returncode:
        print("the compiler failed: the language pass runs on NumPy")
        return False
    fresh.replace(target)
    return True


if __name__ == "__main__":
    build()
