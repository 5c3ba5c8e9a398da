"""« À quelle date ? » : the day and time of a reading whose device knew none."""

import asyncio
from datetime import datetime
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import Refused
from app.flows.devices.together import clock_of
from app.flows.devices.told import Waiting
from views.errors import sentence_for
from views.parts.action import action
from views.parts.box import side_by_side, stack
from views.parts.field import Hint, field
from views.parts.state import use_held
from views.parts.taking_back import undoing
from views.parts.typed_date import iso_moment, typed_clock, typed_day
from views.parts.watching import here, local_now, porch
from views.text import _, ngettext

_DAY: Final = "date.malformed"
_NOON: Final = "12:00"


@ft.component
def Dating(one: Waiting) -> ft.Control:
    """Ask for the day of a reading; nothing is typed where nothing is known."""
    inbox, around = here().devices.inbox, porch()
    first_day, first_clock = _known(one)
    day, put_day = use_held(first_day)
    clock, put_clock = use_held(first_clock)
    wrong, blame = use_held("")

    async def save() -> None:
        try:
            at = _moment(day, clock, alone=one.count == 1)
        except Refused as error:
            blame(error.code)
            around.say(sentence_for(error.code))
            return
        back = undoing(partial(inbox.take_back, one.key))
        await asyncio.to_thread(inbox.date, one.key, at)
        around.tell(_dated(one.count), undo=back)

    own, told = one.key[:16], sentence_for(wrong) if wrong else ""
    days = Hint(error=told if wrong == _DAY else "")
    clocks = Hint(error=told if wrong != _DAY else "")
    send = action(_("Noter cette date"), save, name=f"date-{own}")
    day_line = field(_("Jour"), day, put_day, name=f"day-{own}", hint=days)
    hours = field(_("Heure"), clock, put_clock, name=f"clock-{own}", hint=clocks)
    return stack([day_line, hours, side_by_side([send])])


def _known(one: Waiting) -> tuple[str, str]:
    """Return the day and the time to propose, "" for what nobody knows."""
    if one.proposed:
        start = one.proposed.astimezone(here().zone)
        return typed_day(start), typed_clock(start)
    stated = clock_of(one.reading)
    return "", f"{stated:%H:%M}" if stated else ""


def _dated(count: int) -> str:
    return ngettext("Cette mesure est datée.", "Ces mesures sont datées.", count)


def _moment(day: str, clock: str, *, alone: bool) -> datetime:
    """Read a day and a time there; noon of one reading when nobody knows."""
    if not day.strip():
        raise Refused(_DAY)
    if not (alone or clock.strip()):
        raise Refused("date.clock_malformed")
    said = iso_moment(day, clock or _NOON, local_now().date())
    return datetime.fromisoformat(said).replace(tzinfo=here().zone)
