"""Whom a conversation is with; unfolded, until when and how it ends."""

from functools import partial

import flet as ft

from app.domain.mandate import MandateState
from app.domain.message import Thread
from views.parts.acting import doing
from views.parts.box import card, side_by_side, stack
from views.parts.folded import fold_button
from views.parts.heading import heading
from views.parts.messages.blocking import blocking
from views.parts.messages.words import live, opened_words, standing_words, who_words
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.stopping import Stop, Stopping
from views.parts.watching import here
from views.text import _


@ft.component
def Head(one: Thread) -> ft.Control:
    """Name the professional and the subject; the rest is one press away."""
    unfolded, unfold, fold = use_flag()
    label, turn = (
        _("À propos de cette conversation"),
        doing(fold if unfolded else unfold),
    )
    button = fold_button(label, turn, name="thread-about", unfolded=unfolded)
    who = [heading(2, one.correspondent), sentence(who_words(one), quiet=True)]
    subject = _("Objet : {subject}").format(subject=one.subject)
    return stack(
        [
            stack([*who, sentence(subject)], spacing=2),
            side_by_side([button]),
            *([_terms(one)] if unfolded else []),
        ],
        spacing=12,
    )


def _terms(one: Thread) -> ft.Control:
    """Return how far it has come, what it lets read, and the way to end it."""
    told = [standing_words(one), opened_words(one.since)]
    if one.state is MandateState.WAITING:
        told.append(_("Ce professionnel pourra lire après le prochain échange."))
    if live(one):
        told.append(_("Il ne voit rien d'autre de cet espace."))
        told.append(_("Il peut garder une copie de ce qu'il a lu."))
    ways: list[ft.Control] = [Stopping(_end(one))] if live(one) else []
    if not one.blocked:
        ways.append(Stopping(blocking(one)))
    return card([stack([sentence(words) for words in told], spacing=4), *ways])


def _end(one: Thread) -> Stop:
    words = _("La conversation avec {name} prend fin au prochain échange.")
    return Stop(
        "thread-end",
        _("Mettre fin à la conversation"),
        _("Mettre fin à la conversation avec {name} ?").format(name=one.correspondent),
        (
            _("Ce professionnel ne pourra plus ni lire ni répondre."),
            _("Ce qui a déjà été lu a pu être copié."),
            _("Vos messages restent ici, et se relisent."),
            _("On ne peut pas revenir en arrière : il faudrait en ouvrir une autre."),
        ),
        _("Mettre fin"),
        words.format(name=one.correspondent),
        partial(here().messages.end, one.id),
    )
