"""French is spoken in views, in `N_()` labels and in docstrings, nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.walk import faults, parsed

ACCENTS = frozenset("àâäçéèêëîïôöùûüœæÀÂÇÉÈÊËÎÏÔÙÛŒÆ«»’")
KNOWS_FRENCH = {
    "app/domain/folding.py": "folds accents",
    "app/flows/filing.py": "recognises the words of French documents",
    "app/flows/reading.py": "recognises French dates and titles",
    "app/imports/alveole_json.py": "names the product",
    "app/imports/dicom/telling.py": "names exams as French hospitals do",
    "app/imports/rtf.py": "knows the typographic signs of the format",
    "app/kinds/body_height.py": "understands the units a person types",
    "app/kinds/body_temperature.py": "understands the units a person types",
    "storage/search.py": "folds accents",
    "sync/server/asgi.py": "names the product",
}
"""Files that read French rather than speak it."""


def literals(module: ast.Module) -> Iterator[str]:
    """Give the strings of a module that are neither docstrings nor `N_()` labels."""
    silent = set(_labels(module))
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
    for node in ast.walk(module):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            yield node.value


def _labels(module: ast.Module) -> Iterator[int]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from (id(arg) for arg in node.args if node.func.id == "N_")


def test_no_french_below_the_views() -> None:
    def spoken(path: Path) -> list[str]:
        return [text for text in literals(parsed(path)) if ACCENTS & set(text)]

    found = faults(spoken, "app", "storage", "sync")
    assert {
        file: said for file, said in found.items() if file not in KNOWS_FRENCH
    } == {}


def test_a_sentence_below_the_views_is_seen() -> None:
    module = ast.parse('"""« Mot »."""\nA = N_("Été")\nB = "Fichier abîmé"')
    assert [t for t in literals(module) if ACCENTS & set(t)] == ["Fichier abîmé"]
