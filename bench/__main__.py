"""`python -m bench`: every goal, one JSON object a line, a table for people.

ONLY=store chooses a file, QUICK=1 makes one pair a goal and doubles the limits.
Exit 0 when every binding goal is met, 1 when one is missed, 2 when it could not run.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.pairs import Goal
from tests.machine import commit, machine

AREAS = (
    *("store", "crypto", "sync", "search", "startup", "lists", "arrival", "freight"),
    *("imaging", "large", "reading", "traces", "measures", "calendar", "devices"),
)
RESULTS = Path(__file__).parent / "results"


def measured(area: str, *, quick: bool) -> Iterator[Goal]:
    """Give the goals of one file of this folder."""
    yield from importlib.import_module(f"bench.{area}").goals(quick=quick)


def line(goal: Goal, about: dict[str, Any], *, slack: float) -> dict[str, Any]:
    """Return the JSON object of one goal."""
    on_time = (
        goal.value <= goal.limit * slack
        if goal.better == "lower"
        else goal.value >= goal.limit / slack
    )
    found = {
        "goal": goal.goal,
        "name": goal.name,
        "value": round(goal.value, 4),
        "unit": goal.unit,
        "better": goal.better,
        "limit": goal.limit,
        "ok": on_time if goal.binding else None,
        "ours": _named(goal.ours),
        "reference": _reference(goal.reference),
        "pairs": goal.pairs,
        "p25": round(goal.p25, 4),
        "p75": round(goal.p75, 4),
        "work": goal.work,
        "seed": goal.seed,
    }
    return found | goal.notes | about


def _named(side: tuple[float, str] | None) -> dict[str, Any] | None:
    return {"median": round(side[0], 6), "unit": side[1]} if side else None


def _reference(side: tuple[str, float, str] | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {"name": side[0], "median": round(side[1], 6), "unit": side[2]}


def run(areas: tuple[str, ...], *, quick: bool) -> int:
    """Measure, print, keep; return the exit code."""
    host, (where, dirty) = machine(), commit()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    about = {"commit": where, "dirty": dirty, "machine": host, "at": at}
    about["noisy"] = host["load_before"] > (host["cores"] or 1)
    RESULTS.mkdir(exist_ok=True)
    missed = 0
    with (RESULTS / f"{at.replace(':', '')}.jsonl").open("w") as kept:
        for area in areas:
            for goal in measured(area, quick=quick):
                found = line(goal, about, slack=2.0 if quick else 1.0)
                text = json.dumps(found, ensure_ascii=False)
                print(text, flush=True)
                print(text, file=kept)
                missed += found["ok"] is False
                _row(found)
    return 1 if missed else 0


def _row(found: dict[str, Any]) -> None:
    mark = {True: "met", False: "MISSED", None: "target"}[found["ok"]]
    value = f"{found['value']:g} {found['unit']}"
    row = f"{found['goal']:5} {found['name']:38} {value:>18}  {found['limit']:>10g}  "
    print(row + mark, file=sys.stderr, flush=True)


if __name__ == "__main__":
    only = os.environ.get("ONLY", "")
    try:
        sys.exit(run((only,) if only else AREAS, quick=bool(os.environ.get("QUICK"))))
    except (ImportError, OSError) as error:
        print(f"bench could not run: {error!r}", file=sys.stderr)
        sys.exit(2)
