"""The walls stand, and each one is seen falling when sinned against."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.house.walk import ROOMS, TREE

Contract = dict[str, Any]
LINT = Path(sys.executable).with_name("lint-imports")


def contracts() -> list[Contract]:
    """Return the contracts of `pyproject.toml`."""
    settings = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[Contract] = settings["tool"]["importlinter"]["contracts"]
    return found


def module_file(tree: Path, module: str) -> Path:
    """Return the file of *module* (a package's `__init__.py`)."""
    path = tree.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def sin(tree: Path, importer: str, imported: str) -> None:
    """Make *importer* import *imported* at the end of its file."""
    with module_file(tree, importer).open("a", encoding="utf-8") as source:
        source.write(f"\nimport {imported}\n")


def _first_two(tree: Path, shelf: str) -> tuple[str, str] | None:
    folder = module_file(tree, shelf).parent
    names = sorted(
        p.stem for p in folder.iterdir() if p.suffix == ".py" and p.stem != "__init__"
    )
    return (f"{shelf}.{names[0]}", f"{shelf}.{names[1]}") if len(names) > 1 else None


def _layers_sin(tree: Path, contract: Contract) -> tuple[str, str]:
    container = contract.get("containers", [""])[0]
    dotted = f"{container}." if container else ""
    top, bottom = contract["layers"][0], contract["layers"][-1]
    high = dotted + _one(tree, dotted, top)
    low = dotted + _one(tree, dotted, bottom)
    return low, high


def _one(tree: Path, dotted: str, layer: str) -> str:
    names = [n.strip(" ()") for n in layer.split("|")]
    return next(n for n in names if module_file(tree, dotted + n).exists())


def _outsider(contract: Contract) -> str:
    allowed = tuple(contract["allowed_importers"])
    candidates = ("app.domain", "storage", "views", "sync")
    return next(c for c in candidates if not c.startswith(allowed))


def planted(tree: Path, contract: Contract) -> tuple[str, str] | None:
    """Return (importer, imported) that breaks *contract*; None for an empty shelf."""
    kind = contract["type"]
    if kind == "layers":
        return _layers_sin(tree, contract)
    if kind == "independence":
        return _first_two(tree, contract["modules"][0].removesuffix(".*"))
    if kind == "protected":
        return _outsider(contract), contract["protected_modules"][0]
    if kind == "forbidden":
        return contract["source_modules"][0], contract["forbidden_modules"][0]
    return "app.ports.vault", "app.ports.journal"


@pytest.fixture(scope="module")
def sinners_report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Copy the house, plant one sin per contract, return what the linter says."""
    tree = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(TREE / room, tree / room)
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(TREE / name, tree / name)
    for contract in contracts():
        pair = planted(tree, contract)
        if pair is not None:
            sin(tree, *pair)
    sin(tree, "app.ports.journal", "app.ports.vault")
    done = subprocess.run(  # noqa: S603 - our own tool, no outside input
        [LINT, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )
    return done.stdout


def verdict(report: str, name: str) -> str:
    """Return KEPT or BROKEN as the linter printed it for one contract."""
    flat = re.sub(r"\s+", " ", report)
    found = re.search(re.escape(name) + r" (KEPT|BROKEN)", flat)
    return found.group(1) if found else "ABSENT"


@pytest.mark.parametrize("contract", contracts(), ids=lambda c: str(c["name"]))
def test_a_wall_falls_when_sinned_against(
    sinners_report: str, contract: Contract, tree: Path
) -> None:
    if planted(tree, contract) is None:
        pytest.skip("one file or none on this shelf yet: nothing to sin with")
    assert verdict(sinners_report, contract["name"]) == "BROKEN"


def test_the_walls_stand(tree: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own tool, no outside input
        [LINT, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
