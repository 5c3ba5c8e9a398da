"""« Ouvrir mon espace » : the code or the passphrase, and what to do without."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.words import N_
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.busy import busy_line
from views.parts.drawn import drawn
from views.parts.emergency.locked import LeftOpenSheet
from views.parts.field import Hint, secret_field
from views.parts.heading import heading
from views.parts.new_secret import use_new_secret
from views.parts.sentence import sentence
from views.parts.state import use_form, use_held
from views.parts.summary import Fault, summary
from views.parts.watching import Porch, porch
from views.text import _
from views.way_in import Door

_ASKED: Final = {
    "pin": N_("Votre code à 6 chiffres"),
    "passphrase": N_("Votre phrase de passe"),
    "recovery": N_("La clé de votre feuille de secours"),
}
_INSTEAD: Final = {
    "pin": N_("Ouvrir avec mon code"),
    "passphrase": N_("Ouvrir avec ma phrase de passe"),
    "recovery": N_("Ouvrir avec ma feuille de secours"),
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is typed, by which way, and what was wrong with the last one.

    *lost* says that the person asked what to do without; *house* is there once a
    sheet opened it: a new code is then chosen first.
    """

    kind: str
    secret: str = field(default="", repr=False)
    error: str = ""
    busy: bool = False
    lost: bool = False
    house: House | None = None


Change = Callable[..., None]


@drawn
def Unlock() -> ft.Control:
    """Offer the first way to open, and the others to who asks."""
    around = porch()
    ways = [way.kind for way in around.door.ways()]
    typed = [kind for kind in ways if kind in _ASKED]
    attempt, change, now = use_form(lambda: Attempt(next(iter(typed), "passphrase")))

    async def unlock() -> None:
        change(busy=True, error="")
        try:
            house = await _opened(around.door, now())
        except AlveoleError as error:
            change(**_wrong(around, error, now().kind))
            return
        if now().kind == "recovery":
            change(house=house, busy=False)
        else:
            around.enter(house)

    again: ft.Control | None = None
    if attempt.house:
        again = ChooseAgain(attempt.house, attempt.secret)
    rows = [_line(attempt, change, unlock), *_end(unlock, change, attempt)]
    keyring = [_session(around)] if "keyring" in ways else []
    others = [kind for kind in typed if kind != attempt.kind]
    lost = _lost(others, change) if attempt.lost else []
    return again or stack([*rows, *keyring, *lost, LeftOpenSheet()])


@drawn
def ChooseAgain(house: House, sheet: str) -> ft.Control:
    """Have a new code chosen at once by who opened with the sheet."""
    around = porch()
    secret = use_new_secret("again")
    nothing: tuple[Fault, ...] = ()
    faults, mend = use_held(nothing)

    async def choose() -> None:
        mend(secret.faults())
        if secret.faults():
            return
        (kind, chosen), *_rest = secret.ways().items()
        proof = "recovery", sheet
        await asyncio.to_thread(around.door.change_secret, proof, kind, chosen)
        around.enter(house)
        told = _("Votre nouveau code est prêt. L'ancien ne marche plus.")
        around.tell(told, leaving=True)

    return stack(
        [
            summary(faults),
            heading(2, _("Choisissez un nouveau code")),
            sentence(_("Votre feuille a ouvert l'espace. Elle reste bonne.")),
            *secret.rows(faults),
            side_by_side([action(_("Choisir et entrer"), choose, name="again-enter")]),
        ]
    )


def _line(attempt: Attempt, change: Change, unlock: Act) -> ft.Control:
    return secret_field(
        _(_ASKED[attempt.kind]),
        attempt.secret,
        lambda text: change(secret=text),
        name="unlock-secret",
        hint=Hint(error=attempt.error),
        submit=unlock,
    )


def _end(unlock: Act, change: Change, attempt: Attempt) -> list[ft.Control]:
    if attempt.busy:
        return [busy_line(_("Ouverture…"))]
    turn = doing(partial(change, lost=not attempt.lost))
    forgot = quiet_action(_("J'ai oublié"), turn, name="unlock-forgot")
    return [side_by_side([action(_("Ouvrir"), unlock, name="unlock-open"), forgot])]


def _lost(others: list[str], change: Change) -> list[ft.Control]:
    """Say what can still open, in the order to try it."""
    ways: list[ft.Control] = [_other(kind, change) for kind in others]
    last = _("Sans rien de cela, personne ne peut ouvrir, pas même nous.")
    return [
        card(
            [
                heading(2, _("Dans l'ordre")),
                *ways,
                sentence(_("Un autre de vos appareils s'ouvre ? Tout y est aussi.")),
                sentence(_("Un sac à dos se retrouve sur un appareil neuf.")),
                sentence(last),
            ]
        )
    ]


def _other(kind: str, change: Change) -> ft.Control:
    turn = doing(partial(change, kind=kind, secret="", error="", lost=False))
    return side_by_side([quiet_action(_(_INSTEAD[kind]), turn, name=f"unlock-{kind}")])


def _session(around: Porch) -> ft.Control:
    async def unlock() -> None:
        around.enter(await asyncio.to_thread(around.door.unlock, "keyring", ""))

    label = _("Ouvrir avec la session de cet appareil")
    return side_by_side([quiet_action(label, unlock, name="unlock-keyring")])


def _wrong(around: Porch, error: AlveoleError, kind: str) -> dict[str, object]:
    """Say what was wrong; a tenth wrong code took the code itself away."""
    left = [way.kind for way in around.door.ways() if way.kind in _ASKED]
    told = sentence_for(error.code, error.details)
    if left and kind not in left:
        kind, told = left[0], sentence_for("pin.erased")
    around.say(told)
    return {"secret": "", "error": told, "busy": False, "kind": kind}


async def _opened(door: Door, attempt: Attempt) -> House:
    return await asyncio.to_thread(door.unlock, attempt.kind, attempt.secret)


SCREEN = Screen("/ouvrir", N_("Ouvrir mon espace"), Unlock, place="door")
