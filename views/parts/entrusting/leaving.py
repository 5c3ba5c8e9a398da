"""« Ne plus lire » : what somebody entrusts is erased here, once that is agreed."""

import asyncio
from collections.abc import Callable

import flet as ft

from app.domain.entrusted import Entrusted
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.confirm import confirm
from views.parts.entrusting.words import space_of
from views.parts.state import use_flag
from views.parts.watching import here, porch
from views.text import _


@ft.component
def Leaving(one: Entrusted) -> ft.Control:
    """Offer to read the space of somebody no more."""
    flow, around = here().entrusted, porch()
    asking, ask, leave = use_flag()

    async def go() -> None:
        await asyncio.to_thread(flow.leave, one.space)
        words = _("{space} : tout est effacé de cet appareil.")
        around.tell(words.format(space=space_of(one.whose)))

    ft.use_dialog(_question(one, go, leave) if asking else None)
    label, name = _("Ne plus lire"), f"reading-stop-{one.space.hex()}"
    return side_by_side([quiet_action(label, doing(ask), name=name)])


def _question(one: Entrusted, act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    title = _("Ne plus lire : {space} ?").format(space=space_of(one.whose))
    lines = (
        _("Ce que vous avez reçu sera effacé de cet appareil."),
        _("La personne qui vous le confie le saura au prochain échange."),
        _("Pour lire de nouveau, il faudra qu'on vous confie de nouveau."),
        _("Rien ne change dans votre propre espace."),
    )
    label, text = _("Effacer d'ici"), "\n".join(lines)
    return confirm(title, text, label=label, act=act, leave=leave, grave=True)
