"""A conversation in words: how far it has come, how far each message has."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from app.domain.mandate import MandateState
from app.domain.message import Ask, Correspondent, Delivery, Message, Thread
from app.domain.profession import profession_label
from app.domain.words import N_
from views.parts.entrusting.words import until_words
from views.parts.unread import PLACE
from views.parts.watching import here, local_now
from views.text import _, capital, date_long, ngettext, number
from views.text import time as hour

LAST: Final = 90
"""Characters of the last message that a row shows."""

STATES: Final[Mapping[MandateState, str]] = {
    MandateState.WAITING: N_("Pas encore envoyé"),
    MandateState.ACTIVE: N_("En cours"),
    MandateState.ENDING: N_("Fin en attente d'envoi"),
    MandateState.ENDED: N_("Terminé"),
}
"""How far a conversation has come."""
LIVE: Final = (MandateState.WAITING, MandateState.ACTIVE)
"""When one may still write in it."""


def live(one: Thread) -> bool:
    """Say whether one may still write in a conversation."""
    return one.state in LIVE


def writable(one: Thread) -> bool:
    """Say whether a message may be written in a conversation now."""
    return live(one) and not (one.blocked or one.no_reply)


def page_of(thread: bytes) -> str:
    """Return the address of a conversation."""
    return f"{PLACE}/{thread.hex()}"


def waiting_words(count: int) -> str:
    """Say how many messages have not left."""
    words = ngettext(
        "{count} message en attente d'envoi",
        "{count} messages en attente d'envoi",
        count,
    )
    return words.format(count=number(count, 0))


def unsent_words(count: int) -> str:
    """Say how many messages came too late to leave."""
    words = ngettext(
        "{count} message non envoyé", "{count} messages non envoyés", count
    )
    return words.format(count=number(count, 0))


def who_words(one: Thread | Correspondent) -> str:
    """Say what somebody does, and their number in the directory of the server."""
    numbered = _("Numéro {number}").format(number=one.number)
    return " · ".join(
        filter(None, (_(profession_label(one.profession)).capitalize(), numbered))
    )


def delivery_words(one: Message) -> str:
    """Say how far a message of one's own has come; "" for one of theirs."""
    if one.delivery is Delivery.READ:
        return _("Lu le {moment}").format(moment=moment_words(one.read_at))
    plain = {
        Delivery.WAITING: _("En attente d'envoi"),
        Delivery.SENT: _("Envoyé"),
        Delivery.UNSENT: _("Non envoyé : la conversation est terminée."),
    }
    return plain.get(one.delivery, "")


def moment_words(at: int) -> str:
    """Say a moment (Unix ms): « 23 novembre 2026 à 14 h 30 »."""
    there = _at(at)
    day = date_long(there.date(), weekday=False).replace(" ", "\u00a0")
    return _("{day} à {clock}").format(day=day, clock=hour(there, here().zone))


def opened_words(at: int) -> str:
    """Say the day a conversation was opened (Unix ms)."""
    day = date_long(day_of(at), weekday=False).replace(" ", "\u00a0")
    return _("Ouverte le {day}").format(day=day)


def hour_words(at: int) -> str:
    """Say the hour of a moment (Unix ms): « 14 h 30 »."""
    return hour(_at(at), here().zone)


def day_of(at: int) -> date:
    """Return the day of a moment (Unix ms), where the space is lived."""
    return _at(at).date()


def day_words(day: date) -> str:
    """Say a day, today by its own word."""
    today = day == local_now().date()
    return _("Aujourd'hui") if today else capital(date_long(day))


def sealed(one: Message) -> bool:
    """Say whether something is asked before a message opens."""
    return one.unread and one.asks is Ask.RECEIPT


def standing_words(one: Thread) -> str:
    """Say how far a conversation has come, and until when it is open."""
    state = _(STATES[one.state])
    if one.blocked:
        return " · ".join([_("Bloqué"), state])
    if not live(one):
        return state
    return f"{state} · {until_words(one.until)}"


def last_words(one: Message) -> str:
    """Say the beginning of a message, and whose it is; nothing of one still closed."""
    if sealed(one):
        return _("Message à ouvrir")
    text = " ".join(one.text.split())
    if not text and one.files:
        text = files_words(len(one.files))
    if len(text) > LAST:
        text = f"{text[:LAST].rstrip()}…"
    return _("Vous : {text}").format(text=text) if one.mine else text


def files_words(count: int) -> str:
    """Say how many files a message has."""
    words = ngettext("{count} fichier joint", "{count} fichiers joints", count)
    return words.format(count=number(count, 0))


def _at(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, here().zone)
