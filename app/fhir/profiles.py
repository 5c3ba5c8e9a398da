"""The table of French measure profiles: one written, three generations read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Profile:
    """One measure as the guide fixes it (standards, sections 3.1 and 3.2).

    *url* is the 3.x canonical we write, *known* every canonical we read.
    *loinc* are the codes read, the first one written; *components* those of a
    measure in two values.
    """

    kind: str
    url: str
    known: frozenset[str]
    loinc: tuple[str, ...]
    ucum: str
    unit: str
    components: tuple[str, ...] = ()


@cache
def profiles() -> Mapping[str, Profile]:
    """Every measure profile, by kind code."""
    raw = files("app.fhir").joinpath("tables/measures.json").read_text("utf-8")
    table = json.loads(raw)
    return {kind: _profile(kind, row, table) for kind, row in table["measures"].items()}


def kind_of(urls: list[str], loinc: set[str]) -> str:
    """Say which measure a resource is, by its profile else by its code; "" if none."""
    for profile in profiles().values():
        if not profile.known.isdisjoint(urls):
            return profile.kind
    for profile in profiles().values():
        if not loinc.isdisjoint(profile.loinc):
            return profile.kind
    return ""


def _profile(kind: str, row: dict[str, Any], table: dict[str, Any]) -> Profile:
    name, earlier, quantity = row["profile"], row["earlier"], row["quantity"]
    url = table["canonical"] + name
    draft = table["canonical"] + name.replace("mesures-", "mes-", 1)
    parent = row.get("parent", kind)
    return Profile(
        kind=kind,
        url=url,
        known=frozenset(
            {url, draft}
            | {prefix + earlier for prefix in table["earlier"]}
            | {prefix + parent for prefix in table["parents"]}
        ),
        loinc=tuple(row["loinc"]),
        ucum=quantity["code"],
        unit=quantity["unit"],
        components=tuple(row.get("components", ())),
    )
