"""« Voies et régions » : the short official lists a vaccination is coded with."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from app.domain.immunization import Coded

_TABLE: Final = Path(__file__).parent / "tables" / "immunization.json"


@cache
def routes() -> Mapping[str, Coded]:
    """Return the ways a vaccine is given, by EDQM code."""
    return _listed("routes")


@cache
def sites() -> Mapping[str, Coded]:
    """Return the places of the body it is given at, by SNOMED CT code."""
    return _listed("sites")


def _listed(name: str) -> Mapping[str, Coded]:
    table = json.loads(_TABLE.read_text("utf-8"))[name]
    system = table["system"]
    return {code: Coded(system, code, said) for code, said in table["codes"].items()}
