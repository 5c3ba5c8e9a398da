"""« Changer mon code » : the old one typed, then the new one twice."""

import asyncio
from typing import Final

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.action import action
from views.parts.box import sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.new_secret import DRAWN, PIN, use_new_secret
from views.parts.proof import use_proof
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.summary import Fault, summary
from views.parts.watching import here, porch
from views.text import _


@drawn
def ChangeSecret() -> ft.Control:
    """Ask for both codes; an example has none."""
    told = sentence(_("Un exemple n'a ni code ni feuille de secours."))
    asked: ft.Control = sheet([told]) if here().example else Changing()
    return asked


_CHANGED: Final = N_("C'est changé. L'ancien ne marche plus sur cet appareil.")


@drawn
def Changing() -> ft.Control:
    """Put a new code or a new phrase in place of the one that opens today."""
    around, page, proof = porch(), ft.context.page, use_proof()
    secret = use_new_secret("change", way=PIN if proof.kind == "pin" else DRAWN)
    nothing: tuple[Fault, ...] = ()
    faults, mend = use_held(nothing)
    busy, start, stop = use_flag()

    async def change() -> None:
        found = secret.faults()
        mend(found)
        if found or busy:
            return
        start()
        try:
            chosen = next(iter(secret.ways().items()))
            await asyncio.to_thread(around.door.change_secret, proof.take(), *chosen)
        finally:
            stop()
        around.tell(_(_CHANGED), leaving=True)
        await page.push_route("/reglages")

    save = side_by_side([action(_("Changer mon code"), change, name="change-save")])
    end = busy_line(_("Changement en cours…")) if busy else save
    only = sentence(_("Il ouvre votre espace sur cet appareil seulement."))
    head = [summary(faults), only, proof.row(), heading(2, _("Le nouveau"))]
    return sheet([*head, *secret.rows(faults), end])


SCREEN = Screen("/reglages/code", N_("Changer mon code"), ChangeSecret, place="more")
