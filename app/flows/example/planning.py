"""The example has an appointment next week, and a walk that comes again."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Final

from app.domain.agenda import Draft, EventKind, Every, Repeat
from app.flows.agenda.agenda import Agenda

TOLD: Final = Path(__file__).with_name("agenda.toml")


def plan(agenda: Agenda) -> None:
    """Note what is to come, from the day of *agenda* on."""
    for one in tomllib.loads(TOLD.read_text("utf-8"))["event"]:
        day = agenda.today() + timedelta(days=one["days"])
        draft = Draft(
            title=one["title"],
            start=f"{day.isoformat()}T{one['hour']}",
            place=one.get("place", ""),
            kind=EventKind(one["kind"]),
            repeat=Repeat(Every(one.get("every", ""))),
            reminders=tuple(one.get("reminders", ())),
        )
        agenda.add(draft)
