"""The folder is the registry: what the modules of a package offer, in an order that means nothing."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TypeVar

T = TypeVar("T")


def collect(package: str, kind: type[T]) -> tuple[T, ...]:
    """Every value of the class `kind` that a module of the package defines, modules by name."""
    path = importlib.import_module(package).__path__
    modules = [importlib.import_module(f"{package}.{found.name}") for found in pkgutil.iter_modules(path)]
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, kind))
