"""« Dose d'une série » : what CDSi asks of one dose, as a step of our tables."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

Row = Mapping[str, Any]

_PART: Final = re.compile(r"([+-]?)\s*(\d+)\s*(year|month|week|day)s?")
_DAY: Final = timedelta(days=1)


def lapse(text: str) -> str:
    """Return `12 months - 4 days` as an ISO duration."""
    parts = dict.fromkeys(("year", "month", "week", "day"), 0)
    for sign, count, unit in _PART.findall(text):
        parts[unit] += -int(count) if sign == "-" else int(count)
    days = parts["week"] * 7 + parts["day"]
    return f"P{parts['year']}Y{parts['month']}M{days}D"


def step(row: Row) -> Row:
    """Return one dose of a series."""
    windows = [_window(one) for one in row.get("age") or []]
    relief = row.get("allowableInterval")
    return {
        "age": "P0D",
        "windows": windows,
        "gaps": [gap for one in row.get("interval") or [] for gap in _gaps(one)],
        **({"relief": next(_gaps(relief))} if relief else {}),
        "admitted": [
            _product(one)
            for name in ("preferableVaccine", "allowableVaccine")
            for one in row.get(name) or []
        ],
        "mistakes": [_product(one) for one in row.get("inadvertentVaccine") or []],
        "skips": [
            skip
            for one in row.get("conditionalSkip") or []
            if one["context"] != "Forecast"
            for skip in _skips(one)
        ],
        "again": row.get("recurringDose") == "Yes",
    }


def _window(row: Row) -> Row:
    ages = {"least": "absMinAge", "until": "maxAge"}
    return _lapses(row, ages) | _force(row)


def _gaps(row: Row) -> Iterator[Row]:
    """Give an interval; none when it is counted from an illness or an act."""
    asked = _lapses(row, {"least": "absMinInt"}) | _force(row)
    if row.get("fromTargetDose"):
        yield asked | {"step": int(row["fromTargetDose"])}
    elif row.get("fromMostRecent"):
        yield asked | {"products": _names(row["fromMostRecent"])}
    elif row.get("fromPrevious") == "Y":
        yield asked


def _product(row: Row) -> Row:
    maker = f"/{row['mvx']}" if row.get("mvx") else ""
    ages = _lapses(row, {"from": "beginAge", "until": "endAge"})
    return {"name": row["cvx"] + maker} | ages


def _skips(row: Row) -> Iterator[Row]:
    """Give one skip a set of conditions; one a condition when any will do."""
    for each in row["set"]:
        found = [_sign(one) for one in each["condition"]]
        if each.get("conditionLogic") == "OR":
            yield from found
        else:
            tallies = [tally for one in found for tally in one.get("tallies", [])]
            yield {name: one[name] for one in found for name in one} | {
                "tallies": tallies
            }


def _sign(row: Row) -> Row:
    """Return one condition; KeyError for a kind that is not read."""
    kind = row["conditionType"].lower()
    ages = _lapses(row, {"from": "beginAge", "until": "endAge"})
    if kind == "age":
        return ages
    if kind == "interval":
        return _lapses(row, {"gap": "interval"})
    if not kind.startswith("vaccine count"):
        raise KeyError(kind)
    bound = int(row["doseCount"])
    logic = row["doseCountLogic"].lower()
    counts = {
        "greater than": {"least": bound + 1},
        "equal to": {"least": bound, "most": bound},
    }
    days = {"effectiveDate": row.get("startDate"), "cessationDate": row.get("endDate")}
    tally = counts[logic] | ages | _force(days, before=True)
    products = _names(row.get("vaccineTypes") or "")
    return {
        "tallies": [
            tally | {"products": products, "counted": row["doseType"] == "Valid"}
        ]
    }


def _force(row: Row, *, before: bool = False) -> dict[str, str]:
    """Return from when to when; *before*: the last day is not in it."""
    found = {}
    if row.get("effectiveDate"):
        found["start"] = row["effectiveDate"]
    if row.get("cessationDate"):
        end = date.fromisoformat(row["cessationDate"]) - (_DAY if before else _DAY * 0)
        found["end"] = end.isoformat()
    return found


def _lapses(row: Row, names: Mapping[str, str]) -> dict[str, str]:
    return {ours: lapse(row[name]) for ours, name in names.items() if row.get(name)}


def _names(text: str) -> list[str]:
    return [one.strip() for one in text.split(";") if one.strip()]
