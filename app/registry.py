"""Discovery of the shelves: each file of a package exposes one constant."""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any


def collect(package: ModuleType, constant: str) -> tuple[Any, ...]:
    """Return *constant* of every module of *package*, in the order of their names.

    Raises AttributeError when a module of the shelf forgot its constant.
    """
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    shelf = (import_module(f"{package.__name__}.{name}") for name in names)
    return tuple(getattr(module, constant) for module in shelf)
