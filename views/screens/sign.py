"""« Signer un document » : read whole to be signed, refused at any page."""

from functools import partial

import flet as ft

from app.domain.ids import parse_id
from app.domain.signature import Answer
from app.domain.words import N_
from views.house import House, Screen
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.fact import fact
from views.parts.heading import heading
from views.parts.messages.looking import shown
from views.parts.messages.words import who_words
from views.parts.sentence import sentence
from views.parts.signing.answering import answering
from views.parts.signing.seen import Asked, asked_in, page_in
from views.parts.signing.signed import answered, back, signed
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.unread import TOLD_BY
from views.parts.watching import here, use_record
from views.prints.signature import signature
from views.text import _


@drawn
def Sign() -> ft.Control:
    """Show who asks and every page, and under them the way to answer."""
    house, own = here(), parse_id(ft.use_route_params()["message"])
    (rank, turn), (read, note, _forget) = use_held(0), use_flag()
    asked = use_record(partial(asked_in, house, own), *TOLD_BY, key=own)
    drawing = partial(page_in, house, own, rank)
    drawn_page = use_record(drawing, "message", key=(own, rank))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen, page = asked.value, drawn_page.value
    whole = read or (page is not None and page.last)

    def show(to: int) -> None:
        if whole:
            note()
        turn(to)

    below = _below(house, seen, whole=whole)
    if page is None:
        return sheet([*_head(seen), states(drawn_page, empty=""), *below])
    paper = shown(house, page.looked, show, page.rank)
    return sheet([*_head(seen), paper, *below])


def _head(seen: Asked) -> list[ft.Control]:
    """Say who asks, in their words, and what is to be read first."""
    message, thread = seen.request.message, seen.thread
    asks = _("{name} vous demande de signer ce document.")
    said = [sentence(_("« {text} »").format(text=message.text))] if message.text else []
    read = _("Lisez-le en entier. La réponse se donne en dessous.")
    waits = seen.open and seen.request.answer is not Answer.SIGNED
    return [
        heading(2, seen.request.file.name),
        fact(ft.Icons.VERIFIED_OUTLINED, thread.correspondent, [who_words(thread)]),
        sentence(asks.format(name=thread.correspondent), strong=True),
        *said,
        *([sentence(read)] if waits else []),
    ]


def _below(house: House, seen: Asked, *, whole: bool) -> list[ft.Control]:
    """Return what stands under the document: the proof, or the way to answer."""
    if seen.proof is not None:
        return [signed(seen, seen.proof, signature)]
    reply = seen.request.reply
    told = [answered(_("Vous avez refusé de signer."), reply)] if reply else []
    return [*told, _answer(house, seen, whole=whole), side_by_side([back(seen)])]


def _answer(house: House, seen: Asked, *, whole: bool) -> ft.Control:
    if house.example:
        return banner(_("Dans l'exemple, on ne signe rien."))
    if not seen.open:
        return banner(_("Cette conversation est terminée. On ne peut plus répondre."))
    return answering(seen, whole=whole)


SCREEN = Screen(
    "/messages/signer/:message", N_("Signer un document"), Sign, place="messages"
)
"""The address says the id of the message, and nothing of it."""
