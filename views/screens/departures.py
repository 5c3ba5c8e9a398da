"""« Ce qui est sorti de mon appareil » : what left, by day and by reason."""

from datetime import date

import flet as ft

from app.domain.departure import Tally
from app.domain.words import N_
from app.flows.departures import KEPT_DAYS, Day
from views.house import Screen
from views.parts.acting import doing, going
from views.parts.action import quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.consents.agreed import Agreed
from views.parts.departures import (
    copies,
    day_title,
    failed,
    icon_of,
    is_copy,
    place,
    reason_of,
    requests,
    weight,
)
from views.parts.drawn import drawn
from views.parts.fact import fact
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _, size

_STEP = 14
"""Days shown at first, and added at each press."""


@drawn
def Departures() -> ft.Control:
    """Say what left these last days; earlier days are one press away."""
    flow = here().departures
    back, further = use_held(_STEP)
    asked = use_record(lambda: flow.days(back), "departure", key=back)
    top = [
        sentence(_("Tout ce qui part d'ici est noté. La liste reste ici.")),
        sentence(_("Vos données partent chiffrées. Votre serveur ne les lit pas.")),
        Agreed(),
    ]
    if asked.value is None:
        return sheet([*top, states(asked, empty="")])
    more = doing(lambda: further(min(back + _STEP, KEPT_DAYS)))
    button = quiet_action(_("Voir les jours d'avant"), more, name="departures-more")
    kept = sentence(_("Chaque ligne s'efface au bout de 90 jours."), quiet=True)
    bottom = [side_by_side([button])] if back < KEPT_DAYS else []
    return sheet([*top, _sum(asked.value, back), *_days(asked.value), *bottom, kept])


def _sum(days: list[Day], back: int) -> ft.Control:
    """Say it all in one line."""
    if not days:
        words = _("Rien n'est sorti de cet appareil en {count} jours.")
        return card([sentence(words.format(count=back), strong=True)])
    sent, received = (sum(getattr(d, n) for d in days) for n in ("sent", "received"))
    title = _("En {count} jours").format(count=back)
    return card([heading(2, title), sentence(weight(sent, received))])


def _days(days: list[Day]) -> list[ft.Control]:
    return [_day(day) for day in days]


def _day(day: Day) -> ft.Control:
    button = quiet_action(
        _("Voir le détail"),
        going(f"/qui-voit-quoi/sorties/{day.day}"),
        name=f"departures-{day.day}",
    )
    title = heading(2, day_title(date.fromisoformat(day.day)))
    return card([title, *map(_line, day.tallies), side_by_side([button])])


def _line(tally: Tally) -> ft.Control:
    if is_copy(tally.purpose):
        lines = [f"{copies(tally.count)} · {size(tally.sent)}"]
    else:
        where = f"{place(tally.host)} · {requests(tally.count)}"
        lines = [where, weight(tally.sent, tally.received)]
    return fact(
        icon_of(tally.purpose), reason_of(tally.purpose), lines + failed(tally.failed)
    )


SCREEN = Screen(
    "/qui-voit-quoi/sorties",
    N_("Ce qui est sorti de mon appareil"),
    Departures,
    place="more",
)
