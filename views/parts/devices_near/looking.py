"""« Chercher » : the devices heard near, live, and the one the person presses."""

from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.flows.devices.appliance import Appliance
from app.ports.radio import Availability
from views.errors import sentence_for
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.devices_near.near import Near, Search, Searching, elsewhere
from views.parts.devices_near.returning import MAY_RETURN, gone, use_return
from views.parts.devices_near.running import use_running
from views.parts.devices_near.ways import (
    no_radio,
    other_ways,
    virtual_label,
    what_cannot,
)
from views.parts.devices_near.words import icon_of, name_of, sort_of
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import Waiting
from views.parts.tile import tile
from views.parts.watching import here, porch
from views.text import _, ngettext


@ft.component
def Looking(
    choose: Callable[[Near], None], only: Appliance | None = None
) -> ft.Control:
    """Look for devices as soon as it is shown; stop, or look again.

    When *only* one is looked for, it is chosen as soon as it is heard.
    """
    turn, put = use_held(1)
    search, show = use_held(Search())
    devices = here().devices
    searching = Searching(devices.radio, devices.recognised, show)
    use_running(searching.look, None if elsewhere() else turn or None)
    use_counted(0 if only else len(search.near))
    use_met(search, only, choose)

    def restart() -> None:
        show(Search())
        put(turn + 1)

    missing = search.there in MAY_RETURN or gone(search.error)
    use_return(restart, missing=missing)
    if elsewhere():
        return no_radio(Availability.UNSUPPORTED, doing(restart))
    if search.there is None:
        return Waiting()
    if search.there is not Availability.READY:
        return no_radio(search.there, doing(restart))
    busy = turn and not search.over
    stop = doing(partial(put, 0))
    state = _busy(only, stop) if busy else _over(search, only, restart)
    label = virtual_label(virtual=devices.radio.virtual)
    return stack([*label, *state, *([] if only else _rows(search, choose)), *_else()])


def _rows(search: Search, choose: Callable[[Near], None]) -> list[ft.Control]:
    drawn: Any = Row
    return [drawn(one, choose, key=one.advert.address) for one in search.near]


def _else() -> list[ft.Control]:
    """Return what helps who does not find, and what needs no Bluetooth."""
    return [
        heading(2, _("Il n'est pas dans cette liste ?")),
        what_cannot(),
        heading(2, _("Sans Bluetooth")),
        other_ways(),
    ]


def use_counted(found: int) -> None:
    """Say aloud how many devices are heard, each time there is one more."""
    around = porch()
    words = ngettext("{count} appareil trouvé", "{count} appareils trouvés", found)

    def say() -> None:
        if found:
            around.say(words.format(count=found))

    ft.use_effect(say, [found])


def use_met(
    search: Search, only: Appliance | None, choose: Callable[[Near], None]
) -> None:
    """Choose the device that is looked for, once it is heard."""
    keys = [one.known.key if one.known else "" for one in search.near]
    rank = keys.index(only.key) if only and only.key in keys else -1

    def met() -> None:
        if rank >= 0:
            choose(search.near[rank])

    ft.use_effect(met, [rank])


@ft.component
def Row(one: Near, choose: Callable[[Near], None]) -> ft.Control:
    """One device heard: pressed, it is talked with."""
    name = name_of(one.known) if one.known else one.advert.name
    sort = sort_of(one.driver.name)
    lines = [sort] if name and name != sort else []
    if one.known:
        lines.append(_("Déjà dans votre liste"))
    if one.far:
        lines.append(_("Loin d'ici : rapprochez-le."))
    return tile(
        name or sort,
        [sentence(line, quiet=True) for line in lines],
        doing(partial(choose, one)),
        name=f"near-{one.advert.address.replace(':', '').lower()}",
        icon=icon_of(one.driver.name),
    )


def _busy(only: Appliance | None, stop: Act) -> list[ft.Control]:
    words = _("Recherche avec le Bluetooth de cet ordinateur…")
    if only:
        words = _("Recherche de « {name} »…").format(name=name_of(only))
    label, icon = _("Arrêter la recherche"), ft.Icons.STOP_CIRCLE_OUTLINED
    hint = _("Allumez l'appareil : montez sur la balance, ou pressez son bouton.")
    return [
        sentence(hint),
        busy_line(words),
        side_by_side([quiet_action(label, stop, name="near-stop", icon=icon)]),
    ]


def _over(
    search: Search, only: Appliance | None, restart: Callable[[], None]
) -> list[ft.Control]:
    told: list[ft.Control] = []
    if search.error:
        said = sentence_for(search.error.code, search.error.details)
        told = [banner(said, tone="alert")]
    elif only or not search.near:
        told = [banner(_("Aucun appareil trouvé. Rapprochez-le et rallumez-le."))]
    label, icon = _("Chercher de nouveau"), ft.Icons.BLUETOOTH_SEARCHING
    again = action(label, doing(restart), name="near-again", icon=icon)
    return [*told, side_by_side([again])]
