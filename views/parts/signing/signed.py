"""« Document signé » or refused: what was answered, how far it has come, its proof."""

from collections.abc import Callable

import flet as ft

from app.domain.message import Message
from app.flows.messages.signing import Proof
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.heading import heading
from views.parts.messages.composing import Away
from views.parts.messages.words import delivery_words, moment_words, page_of
from views.parts.outside.paper import Paper, PaperPrinting
from views.parts.sentence import sentence
from views.parts.signing.seen import Asked
from views.parts.signing.words import facts, rules, standing, worth
from views.parts.watching import here, local_now
from views.text import _


def signed(seen: Asked, proof: Proof, paper: Callable[..., bytes]) -> ft.Control:
    """Return what stands under a signed document; *paper* prints its proof.

    *paper* is `views.prints.signature.signature`.
    """
    told = [(asked, said) for asked, said in facts(seen, proof, here().space.name)]
    rows = [
        stack([sentence(asked, quiet=True), sentence(said)], spacing=2)
        for asked, said in told
    ]
    both = _("Vous et {name} gardez chacun le document signé.")
    return stack(
        [
            answered(_("Vous avez signé ce document."), proof.reply),
            banner(standing(proof), tone="calm" if proof.made else "alert"),
            sentence(both.format(name=seen.thread.correspondent)),
            sentence(worth()),
            side_by_side([_printing(told, paper), back(seen)]),
            card([heading(2, _("Preuve de signature")), *rows]),
        ]
    )


def answered(words: str, reply: Message) -> ft.Control:
    """Say what was answered, when, and how far the answer has come."""
    at = _("Réponse du {moment}").format(moment=moment_words(reply.at))
    lines = [sentence(at), sentence(delivery_words(reply), strong=True), Away()]
    return banner(words, tone="calm", below=lines)


def back(seen: Asked) -> ft.Control:
    """Return the way to the conversation."""
    go = going(page_of(seen.request.message.thread))
    return quiet_action(_("Voir la conversation"), go, name="sign-thread")


def _printing(told: list[tuple[str, str]], paper: Callable[..., bytes]) -> ft.Control:
    name, day, worded = here().space.name, local_now().date(), rules()

    def make() -> bytes:
        return paper(name, told, worded, day=day)

    file, label = _("preuve-de-signature.pdf"), _("Imprimer la preuve")
    control: ft.Control = PaperPrinting(Paper(make, file, label, "sign-print"))
    return control
