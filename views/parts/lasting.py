"""« Jusqu'à quand » : some months, or a last day one types; a year at most."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import flet as ft

from app.domain.errors import Refused
from views.parts.acting import Act
from views.parts.choice import choice
from views.parts.field import Hint, field
from views.parts.sentence import sentence
from views.parts.typed_date import iso_date
from views.parts.watching import local_now
from views.text import _, date_long, ngettext

MONTHS: Final = ("1", "3", "6", "12")
OTHER: Final = "other"
LONGEST: Final = 12
_DAY: Final = len("2026-11-23")


@dataclass(frozen=True, slots=True)
class Length:
    """How long: *months*, "" for none chosen, or OTHER and the *day* typed."""

    months: str = ""
    day: str = ""

    def last(self, today: date, refusal: str) -> date:
        """Return the last day. Raises Refused("date.malformed") or *refusal*."""
        if not self.months:
            raise Refused(refusal)
        if self.months != OTHER:
            return in_months(today, int(self.months))
        text = iso_date(self.day, today)
        if len(text) != _DAY:
            raise Refused("date.malformed")
        day = date.fromisoformat(text)
        if not today <= day <= in_months(today, LONGEST):
            raise Refused(refusal)
        return day


def in_months(day: date, count: int) -> date:
    """Return the same day so many months later, or the last one of that month."""
    year, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def lasting(
    length: Length, put: Callable[..., None], go: Act, *, name: str, wrong: str
) -> list[ft.Control]:
    """Ask how long; *put* takes `months` or `day`, *wrong* is said of the day typed."""
    options = {key: _month(key) for key in MONTHS} | {OTHER: _("Une autre date")}
    told = sentence(_("Ce jour-là, tout s'arrête seul. Vous pouvez arrêter plus tôt."))

    def pick(key: str) -> None:
        put(months=key)

    label, named = _("Combien de temps ?"), f"{name}-months"
    asked = choice(label, options, length.months, pick, name=named)
    if length.months != OTHER:
        return [told, asked]
    line = field(
        _("Dernier jour"),
        length.day,
        lambda text: put(day=text),
        name=f"{name}-day",
        hint=Hint(_("Par exemple 23/02/2027"), wrong),
        submit=go,
    )
    return [told, asked, line]


def last_words(length: Length) -> str:
    """Say the last day of a length that has one: « 23 février 2027 »."""
    day = length.last(local_now().date(), "date.malformed")
    return date_long(day, weekday=False).replace(" ", "\u00a0")


def _month(key: str) -> str:
    """Say how long, and which day that is: « 3 mois, jusqu'au 23 février 2027 »."""
    length = ngettext("{count} mois", "{count} mois", int(key)).format(count=key)
    words = _("{length}, jusqu'au {day}")
    return words.format(length=length, day=last_words(Length(key)))
