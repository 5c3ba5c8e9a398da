"""« Ligne d'une mesure » : its value, its moment, its note; and pages of lines."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.flows.measure import Measure
from app.kinds import Kind
from views.parts.acting import doing, going
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.kinds import icon_of
from views.parts.measures.address import measure_place
from views.parts.sentence import sentence
from views.parts.series import around
from views.parts.tile import tile
from views.text import _, moment, quantity


def measure_row(one: Measure, kind: Kind) -> ft.Control:
    """Return a line that leads to the measure."""
    name = one.entry.id.hex()
    words = filter(None, (around(one, kind), one.note))
    note = [sentence(said, quiet=True) for said in words]
    return tile(
        quantity(one.values, kind),
        [sentence(moment(one.when, weekday=False), quiet=True), *note],
        going(f"{measure_place(kind.code)}/{name}"),
        name=f"one-{name}",
        icon=icon_of(kind),
    )


def turning(rank: int, turn: Callable[[int], None], *, more: bool) -> list[ft.Control]:
    """Return the buttons that turn the pages of a list: *rank* is shown."""
    after, before = doing(partial(turn, rank - 1)), doing(partial(turn, rank + 1))
    newer = quiet_action(_("Mesures plus récentes"), after, name="measure-newer")
    older = quiet_action(_("Mesures plus anciennes"), before, name="measure-older")
    ways = [*([newer] if rank else []), *([older] if more else [])]
    return [side_by_side(ways)] if ways else []
