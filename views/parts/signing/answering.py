"""« Signer » with the code typed again, checked as at the door; or « Refuser »."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.signature import Answer
from views.errors import sentence_for
from views.parts.abreast import abreast
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side
from views.parts.busy import busy_line
from views.parts.confirm import confirm
from views.parts.heading import heading
from views.parts.messages.composing import Away
from views.parts.proof import Proof, use_proof
from views.parts.sentence import sentence
from views.parts.signing.seen import Asked
from views.parts.signing.words import worth
from views.parts.state import use_flag, use_held
from views.parts.watching import Porch, here, porch
from views.parts.whose import whose_line
from views.text import _


@dataclass(frozen=True, slots=True)
class Pen:
    """How an answer is given: *wrong* is what was wrong with the last code."""

    sign: Act
    refuse: Act
    busy: bool
    wrong: str


@ft.component
def Answering(seen: Asked, *, whole: bool) -> ft.Control:
    """Ask for the code once it is read *whole*; refusing asks neither."""
    proof, (asking, ask, leave) = use_proof(), use_flag()
    pen = use_pen(seen, proof)
    ft.use_dialog(_question(seen, pen.refuse, leave) if asking else None)
    if not whole:
        return card([*_unread(seen, ask), Away()])
    waits = [busy_line(_("Signature en cours…"))]
    ways = waits if pen.busy else [_ways(seen, pen.sign, ask)]
    line = proof.row(submit=pen.sign, error=pen.wrong)
    return card([*_rules(seen), line, *ways, Away()])


def use_pen(seen: Asked, proof: Proof) -> Pen:
    """Return what signs with the code typed, and what refuses."""
    house, around = here(), porch()
    (wrong, tell), (busy, start, stop) = use_held(""), use_flag()
    own, file = seen.request.message.id, seen.request.file.name

    async def sign() -> None:
        start()
        tell("")
        try:
            prove = partial(around.door.prove, proof.take())
            says = _("J'ai signé le document « {name} ».").format(name=file)
            await asyncio.to_thread(house.signing.sign, own, prove, says)
            around.say(_("Le document est signé."))
        except AlveoleError as error:
            tell(_wrong(around, error, proof.kind))
        finally:
            stop()

    async def refuse() -> None:
        says = _("Je ne signe pas le document « {name} ».").format(name=file)
        await asyncio.to_thread(house.signing.refuse, own, says)
        around.say(_("Vous avez refusé de signer."))

    return Pen(sign, refuse, busy, wrong)


def answering(seen: Asked, *, whole: bool) -> ft.Control:
    """Return the way to answer a request; *whole*: its last page was shown."""
    component: Any = Answering
    drawn: ft.Control = component(seen, whole=whole, key=seen.request.message.id.hex())
    return drawn


def _unread(seen: Asked, ask: Callable[[], None]) -> list[ft.Control]:
    """Say what is read before signing; refusing waits for no page."""
    read = sentence(_("Pour signer, lisez d'abord jusqu'à la dernière page."))
    head = [heading(2, _("Votre réponse")), *whose_line(), read]
    if seen.request.answer is Answer.REFUSED:
        return head
    no = quiet_action(_("Refuser de signer"), doing(ask), name="sign-no")
    either = sentence(_("Vous pouvez refuser à tout moment."))
    return [*head, either, side_by_side([no])]


def _rules(seen: Asked) -> list[ft.Control]:
    """Say what signing is, in whose name, and who keeps what."""
    keeps = _("{name} recevra le document signé. Vous en gardez une copie.")
    return [
        heading(2, _("Votre réponse")),
        *whose_line(),
        sentence(_("Vous signez pour {name}.").format(name=here().space.name)),
        sentence(_("Signer, c'est accepter tout le document.")),
        sentence(keeps.format(name=seen.thread.correspondent)),
        sentence(worth()),
        sentence(_("Tapez votre code pour signer."), strong=True),
    ]


def _ways(seen: Asked, sign: Act, ask: Callable[[], None]) -> ft.Control:
    """Return both answers, of one size; what was refused may still be signed."""
    yes = action(_("Signer"), sign, name="sign-yes", icon=ft.Icons.DRAW_OUTLINED)
    if seen.request.answer is Answer.REFUSED:
        return side_by_side([yes])
    return abreast(yes, action(_("Refuser"), doing(ask), name="sign-no"))


def _question(seen: Asked, refuse: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    told = _("{name} en sera prévenu. Vous pourrez encore signer plus tard.")
    return confirm(
        _("Refuser de signer ?"),
        told.format(name=seen.thread.correspondent),
        label=_("Refuser de signer"),
        act=refuse,
        leave=leave,
    )


def _wrong(around: Porch, error: AlveoleError, kind: str) -> str:
    """Say what was wrong; a tenth wrong code took the code itself away."""
    left = [way.kind for way in around.door.ways()]
    told = sentence_for(error.code, error.details)
    if kind == "pin" and kind not in left:
        told = sentence_for("pin.erased")
    around.say(told)
    return told
