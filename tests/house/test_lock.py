"""What is locked is all that is asked, on the first and the last Python we name."""

import tomllib
from collections.abc import Iterator
from importlib.metadata import metadata, requires
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

LOCKS: Final = {
    "requirements.lock": ("build",),
    "requirements-dev.lock": ("build", "dev"),
}
"""Each lock, and the groups of requirements it adds to those of the program."""


def named(line: Requirement) -> str:
    """Return the one name of the package that is asked for."""
    return canonicalize_name(line.name)


def held(line: Requirement, version: str, extra: str = "") -> bool:
    """Say whether a requirement is for that Python, asked with that extra."""
    here = {"python_version": version, "python_full_version": f"{version}.0"}
    return line.marker is None or line.marker.evaluate({**here, "extra": extra})


def locked(lock: Path, version: str) -> dict[str, str]:
    """Return the version of each package that a lock installs on that Python."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    rows = [Requirement(one.rstrip(" \\")) for one in lines if one[:1] not in "# "]
    kept = [row for row in rows if held(row, version)]
    return {named(row): str(row.specifier).removeprefix("==") for row in kept}


def asked(tree: Path, groups: tuple[str, ...]) -> list[Requirement]:
    """Return what the project asks for itself."""
    read = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))
    more = [line for name in groups for line in read["dependency-groups"][name]]
    return [Requirement(line) for line in [*read["project"]["dependencies"], *more]]


def wanted(first: list[Requirement], version: str) -> Iterator[Requirement]:
    """Give all that is wanted on that Python, whoever asks for it."""
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [one for one in first if held(one, version)]
    while waiting:
        one = waiting.pop()
        yield one
        if (key := (named(one), frozenset(one.extras))) in seen:
            continue
        seen.add(key)
        lines = [Requirement(line) for line in requires(one.name) or []]
        extras = ["", *one.extras]
        waiting += [x for x in lines if any(held(x, version, e) for e in extras)]


@pytest.mark.covers("C-173")
@pytest.mark.parametrize("version", ["3.11", "3.14"])
@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_resolves(tree: Path, name: str, version: str) -> None:
    kept = locked(tree / name, version)
    every = list(wanted(asked(tree, LOCKS[name]), version))
    names = {named(one) for one in every}
    assert (len(names) > 60, names - set(kept)) == (True, set())
    assert [one for one in every if kept[named(one)] not in one.specifier] == []
    pythons = {one: metadata(one).get_all("Requires-Python", []) for one in names}
    assert [
        one
        for one, said in pythons.items()
        if not all(version in SpecifierSet(each) for each in said)
    ] == []


def test_what_is_for_older_pythons_is_not_wanted_of_newer_ones() -> None:
    line = Requirement("backports-tarfile==1.2.0 ; python_full_version < '3.12'")
    assert [held(line, version) for version in ("3.11", "3.14")] == [True, False]
