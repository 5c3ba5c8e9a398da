"""« Panne » : what happened, what to do, what is safe; one page for each trouble."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError, Refused
from app.domain.words import N_
from views.house import House, Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.watching import here, porch, use_record
from views.text import _, date_long, ngettext, size, time

_DAY_MS: Final = 86_400_000


@dataclass(frozen=True, slots=True)
class Trouble:
    """« Panne » : its title, what happened, the steps, what is safe, where to go."""

    title: str
    said: str
    steps: tuple[str, ...]
    safe: str
    ways: Mapping[str, str]


TROUBLES: Final = {
    "serveur": Trouble(
        N_("Serveur muet"),
        N_("Votre serveur ne répond plus."),
        (
            N_("Vérifiez que cet appareil a du réseau."),
            N_("Prévenez la personne qui tient le serveur."),
            N_("Faites un sac à dos, par prudence."),
        ),
        N_("Tout est ici. Vos envois attendent et partiront seuls."),
        {"/sauvegarde": N_("Faire un sac à dos")},
    ),
    "disque": Trouble(
        N_("Disque plein"),
        N_("Cet appareil n'a presque plus de place."),
        (
            N_("Libérez les gros documents déjà envoyés."),
            N_("Videz la corbeille d'Alvéole."),
            N_("Supprimez de gros fichiers ailleurs sur l'appareil."),
            N_("Revenez ici : l'avertissement disparaît seul."),
        ),
        N_("Rien n'est perdu. Ce qui était gardé le reste."),
        {
            "/documents/place": N_("Faire de la place"),
            "/documents/corbeille": N_("Voir la corbeille"),
        },
    ),
    "heure": Trouble(
        N_("Heure fausse"),
        N_("L'heure de cet appareil n'est pas la bonne."),
        (
            N_("Ouvrez les réglages de l'appareil, pas ceux d'Alvéole."),
            N_("Cherchez « Date et heure ». Choisissez « automatique »."),
            N_("Revenez ici, puis fermez et rouvrez Alvéole."),
        ),
        N_("Rien n'est perdu. Vos anciennes dates ne changent pas."),
        {},
    ),
    "coffre": Trouble(
        N_("Page abîmée"),
        N_("Une page de votre espace ne se lit plus."),
        (
            N_("Ne supprimez rien. Fermez Alvéole, puis rouvrez-le."),
            N_("Le message revient ? Ouvrez Alvéole sur un autre appareil."),
            N_("Sans autre appareil, reprenez votre dernier sac à dos."),
        ),
        N_("Vos autres appareils et vos copies gardent tout."),
        {},
    ),
    "version": Trouble(
        N_("Version plus récente"),
        N_("Votre espace vient d'un Alvéole plus récent."),
        (
            N_("Mettez Alvéole à jour sur cet appareil."),
            N_("Ouvrez ensuite votre espace comme d'habitude."),
        ),
        N_("Rien n'a été ouvert ni changé."),
        {},
    ),
}
"""Each trouble by the word of its address."""


def trouble_of(params: Mapping[str, str]) -> Trouble:
    """Return the trouble an address names. Raises Refused("entry.absent")."""
    found = TROUBLES.get(params.get("what", ""))
    if found is None:
        raise Refused("entry.absent")
    return found


@drawn
def TroubleShown() -> ft.Control:
    """Say what happened, in figures if they are known; then what to do."""
    params, around = ft.use_route_params(), porch()
    shown, what = trouble_of(params), params["what"]
    figure = Figure(what) if around.house else ft.Container()
    steps = [sentence(f"{rank}. {_(step)}") for rank, step in enumerate(shown.steps, 1)]
    return sheet(
        [
            banner(_(shown.said), tone="alert"),
            figure,
            card([heading(2, _("Que faire ?")), *steps]),
            banner(_(shown.safe), tone="calm"),
            side_by_side(_ways(shown, what)),
        ]
    )


def _ways(shown: Trouble, what: str) -> list[ft.Control]:
    around = porch()
    if around.house is None:
        return []
    buttons = [
        action(_(label), going(route), name=f"trouble-{rank}")
        for rank, (route, label) in enumerate(shown.ways.items())
    ]
    if what == "serveur":
        act = _again(around.house)
        buttons.append(quiet_action(_("Essayer maintenant"), act, name="trouble-again"))
    return buttons


def _again(house: House) -> Act:
    around = porch()

    async def ask() -> None:
        await house.courier.reach()
        around.tell(_("Le serveur répond. Vos envois repartent."))

    return ask


@drawn
def Figure(what: str) -> ft.Control:
    """Say the days of silence, the room left or the hour it is here."""
    house, around = here(), porch()
    asked = use_record(lambda: _figure(house, what), "cursor", key=what)
    if what == "heure":
        now = around.now().astimezone()
        words = _("Cet appareil dit : {day}, {clock}.")
        day, clock = date_long(now.date()), time(around.now(), now.tzinfo or UTC)
        return sentence(words.format(day=day, clock=clock), strong=True)
    if not asked.value:
        return ft.Container()
    return sentence(_words(what, asked.value), strong=True)


def _figure(house: House, what: str) -> int:
    """Return the last exchange (Unix ms) or the bytes left, 0 when nobody knows."""
    if what == "serveur":
        return house.courier.state().last
    if what != "disque" or "room" not in house.checkup.probes:
        return 0
    try:
        seen = house.checkup.probes["room"]()
    except AlveoleError as error:
        seen = error.details
    return int(seen.get("free", "0"))


def _words(what: str, figure: int) -> str:
    if what == "disque":
        return _("Il reste {size}.").format(size=size(figure))
    days = (int(porch().now().timestamp() * 1000) - figure) // _DAY_MS
    said = ngettext(
        "Dernier échange il y a {count} jour.",
        "Dernier échange il y a {count} jours.",
        days,
    )
    return said.format(count=days)


def _named(params: Mapping[str, str]) -> str:
    return _(trouble_of(params).title)


SCREEN = Screen("/panne/:what", N_("Que faire"), TroubleShown, "home", named=_named)
