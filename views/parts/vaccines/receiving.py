"""« Service relié » : what is said of it, of the code it waits for, of what came."""

from datetime import datetime
from typing import Final

import flet as ft

from app.domain.feed import Pairing
from app.domain.when import When
from app.domain.words import N_
from app.flows.vaccines.receiving import Received
from app.flows.vaccines.sender import Linked
from views.errors import sentence_for
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.fact import fact
from views.parts.heading import heading
from views.parts.remaining import remaining
from views.parts.sentence import sentence
from views.parts.signs import signs, square
from views.parts.watching import here
from views.text import _, date_long, ngettext, time

_HERE: Final = {
    "peer.silent": N_("Le service ne répond pas. Réessayez plus tard."),
    "peer.busy": N_("Le service est occupé. Réessayez plus tard."),
}
"""What the sentences of our own server would say wrongly of a service."""


def why(code: str) -> str:
    """Say what stopped a reception."""
    return _(_HERE[code]) if code in _HERE else sentence_for(code, {})


def received_words(received: Received) -> str:
    """Say what came, each thing in its sentence."""
    counted = (
        (received.added, _added),
        (received.changed, _changed),
        (received.withdrawn, _withdrawn),
        (received.left, _left),
    )
    said = [say(count).format(count=count) for count, say in counted if count]
    return " ".join(said) or _("Rien de nouveau.")


def unanswered(linked: Linked) -> list[str]:
    """Say what could not be read, and what the service withdrew meanwhile."""
    left = linked.left if linked.left > linked.heard else 0
    byhand = _("Demandez au service, ou notez-les vous-même.")
    return [
        *([_withdrawn(linked.gone).format(count=linked.gone)] if linked.gone else []),
        *([_left(left).format(count=left), byhand] if left else []),
    ]


def _added(count: int) -> str:
    return ngettext("{count} vaccin ajouté.", "{count} vaccins ajoutés.", count)


def _changed(count: int) -> str:
    return ngettext(
        "{count} vaccin corrigé par le service.",
        "{count} vaccins corrigés par le service.",
        count,
    )


def _withdrawn(count: int) -> str:
    return ngettext(
        "{count} vaccin retiré par le service.",
        "{count} vaccins retirés par le service.",
        count,
    )


def _left(count: int) -> str:
    return ngettext(
        "{count} vaccin illisible, laissé de côté.",
        "{count} vaccins illisibles, laissés de côté.",
        count,
    )


def linked_card(linked: Linked) -> ft.Control:
    """Return which service it is, in whose name, and when it last answered."""
    lines = [*about(linked), last(linked)]
    return card([fact(ft.Icons.VACCINES_OUTLINED, linked.called, lines)])


def about(linked: Linked) -> list[str]:
    """Say whom the service names."""
    name = _("Au nom de {name}.").format(name=linked.person)
    born = _("Date de naissance : {day}")
    return [
        *([name] if linked.person else []),
        *([born.format(day=_day(linked.born))] if linked.born else []),
    ]


def last(linked: Linked) -> str:
    """Say when it last answered."""
    if not linked.last:
        return _("Rien n'est encore reçu.")
    at = datetime.fromtimestamp(linked.last / 1000, here().zone)
    words = _("Dernière réception : le {day} à {time}.")
    return words.format(
        day=date_long(at.date(), weekday=False), time=time(at, here().zone)
    )


@ft.component
def Code(pairing: Pairing, left: int, cancel: Act) -> ft.Control:
    """Show the code in large letters, where to type it, and how long it works."""
    launcher = ft.use_memo(ft.UrlLauncher, [])
    there = pairing.whole or pairing.page

    async def go() -> None:
        await launcher.launch_url(there)

    icon = ft.Icons.OPEN_IN_NEW
    see = quiet_action(_("Ouvrir la page du service"), go, name="feed-page", icon=icon)
    stop = quiet_action(_("Annuler"), cancel, name="feed-cancel")
    return stack(
        [
            heading(2, _("Dites oui sur la page du service")),
            sentence(_("Ouvrez cette page. Vérifiez le code, puis acceptez.")),
            sentence(pairing.page, strong=True),
            side_by_side([see]),
            card([signs(pairing.code, name="feed-code"), square(there)]),
            sentence(_("Gardez cet écran ouvert. La suite se fait toute seule.")),
            sentence(_("Quitter cet écran annule la demande.")),
            sentence(remaining(left), quiet=True),
            side_by_side([stop]),
        ]
    )


def _day(text: str) -> str:
    return date_long(When.parse(text), weekday=False)
