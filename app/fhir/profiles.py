"""The table of French measure profiles: one written, three generations read."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from app.fhir.terms import LOINC


@dataclass(frozen=True, slots=True)
class Profile:
    """One measure as the guide fixes it (standards, sections 3.1 and 3.2).

    *url* is the 3.x canonical we write, *known* every canonical we read.
    *loinc* are the codes read, the first one written in *system*; *components*
    those of a measure in two values. Several measures may share a profile: their
    codes and units then tell them apart.
    """

    kind: str
    url: str
    known: frozenset[str]
    loinc: tuple[str, ...]
    ucum: str
    unit: str
    system: str = LOINC
    components: tuple[str, ...] = ()


@cache
def profiles() -> Mapping[str, Profile]:
    """Every measure profile, by kind code."""
    table = measures_table()
    return {kind: _profile(kind, row, table) for kind, row in table["measures"].items()}


@cache
def measures_table() -> Mapping[str, Any]:
    """Return the table of the guide as it is kept."""
    raw = files("app.fhir").joinpath("tables/measures.json").read_text("utf-8")
    table: Mapping[str, Any] = json.loads(raw)
    return table


def kind_of(urls: Iterable[str], codes: Collection[str], ucum: str = "") -> str:
    """Say which measure a resource is, by its profile else by its code; "" if none.

    Where several could be, the code decides, then the unit.
    """
    every = profiles().values()
    named = [one for one in every if not one.known.isdisjoint(urls)]
    known = named or [one for one in every if not set(one.loinc).isdisjoint(codes)]

    def fits(one: Profile) -> tuple[bool, bool, bool]:
        mine = not set(one.loinc).isdisjoint(codes)
        return mine, one.ucum == ucum, one.loinc[0] in codes

    return max(known, key=fits).kind if known else ""


def _profile(kind: str, row: Mapping[str, Any], table: Mapping[str, Any]) -> Profile:
    quantity, name = row["quantity"], row["profile"]
    return Profile(
        kind=kind,
        url=table["canonical"] + name,
        known=frozenset(_known(kind, row, table)),
        loinc=tuple(row["loinc"]),
        ucum=quantity["code"],
        unit=quantity["unit"],
        system=row.get("system", LOINC),
        components=tuple(row.get("components", ())),
    )


def _known(
    kind: str, row: Mapping[str, Any], table: Mapping[str, Any]
) -> Iterator[str]:
    """Give every canonical a measure was or is written with."""
    for name in (row["profile"], *([row["once"]] if "once" in row else [])):
        yield table["canonical"] + name
        yield table["canonical"] + name.replace("mesures-", "mes-", 1)
    if earlier := row.get("earlier"):
        yield from (prefix + earlier for prefix in table["earlier"])
    yield from (prefix + row.get("parent", kind) for prefix in table["parents"])
