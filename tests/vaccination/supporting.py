"""« Calendrier des États-Unis » : CDSi supporting data, as a table of ours."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from app.rules.vaccination.rule import Table
from app.rules.vaccination.table import parsed
from tests.vaccination.doses import lapse, step

Row = Mapping[str, Any]

_SEXES: Final = {"Female": "female", "Unknown": "female", "Male": "male"}
_AT_RISK: Final = "Risk"
"""Series for an illness or an exposure: healthy people follow none."""


def table(folder: Path) -> Table:
    """Return the rules of the `AntigenSupportingData*.json` of a folder."""
    places = sorted(folder.rglob("AntigenSupportingData*.json"))
    tree = {
        "title": "CDSi",
        "year": 2025,
        "checked": "2025-11-10",
        "sources": {"cdc": "CDC, CDSi supporting data"},
        "conflicts": list(_conflicts(folder)),
        "rules": [rule for place in places for rule in _rules(place)],
    }
    return parsed(tree)


def schedule(folder: Path) -> Row:
    """Return `ScheduleSupportingData.json`: what is common to all antigens."""
    place = next(folder.rglob("ScheduleSupportingData*.json"))
    tree: Row = json.loads(place.read_text("utf-8"))["scheduleSupportingData"]
    return tree


def _rules(place: Path) -> Iterator[Row]:
    """Give one rule a group of series and a sex they are for."""
    tree = json.loads(place.read_text("utf-8"))["antigenSupportingData"]
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for one in tree["series"]:
        if one["seriesType"] != _AT_RISK:
            for sex in _sexes(one):
                chosen = one["selectSeries"]
                key = one["targetDisease"], chosen["seriesGroup"], sex
                groups[key].append(one)
    for (disease, group, sex), series in groups.items():
        yield _rule(f"{disease}/{group}/{sex}", disease, sex, series)


def _sexes(series: Row) -> list[str]:
    asked = series.get("requiredGender") or [""]
    return sorted({_SEXES.get(one, "") for one in asked})


def _rule(name: str, disease: str, sex: str, series: list[Row]) -> Row:
    ordered = sorted(series, key=_preference)
    free = [one for one in ordered if not one["selectSeries"].get("maxAgeToStart")]
    usual = (free or ordered)[0]
    starts = [one["selectSeries"].get("minAgeToStart") or "0 days" for one in ordered]
    opens = lapse(starts[0]) if len(set(starts)) == 1 else "P0D"
    return {
        "id": name,
        "label": disease,
        "diseases": [disease],
        "sources": ["cdc"],
        "status": "read",
        "who": [{"from": opens, "sex": sex}],
        "steps": _steps(usual),
        "schemes": [_scheme(one) for one in ordered],
    }


def _scheme(series: Row) -> Row:
    bounds = series["selectSeries"]
    return {
        "start_from": lapse(bounds.get("minAgeToStart") or "0 days"),
        "start_until": lapse(bounds.get("maxAgeToStart") or "200 years"),
        "steps": _steps(series),
    }


def _steps(series: Row) -> list[Row]:
    return [step(one) for one in series["seriesDose"]]


def _preference(series: Row) -> int:
    return int(series["selectSeries"].get("seriesPreference") or 99)


def _conflicts(folder: Path) -> Iterator[Row]:
    for one in schedule(folder)["liveVirusConflicts"]["liveVirusConflict"]:
        yield {
            "before": one["previous"]["cvx"],
            "after": one["current"]["cvx"],
            "least": lapse(one["conflictEndInterval"]),
            "counted": lapse(one["minConflictEndInterval"]),
        }
