"""« Exporter et sauvegarder » : the « sac à dos », made, dated, then looked after."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, BinaryIO

import flet as ft

from app.domain.departure import Purpose
from app.domain.words import N_
from app.flows.backpack.packing import Backpack, Packed, Progress
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.copied import holding, lacking
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.new_secret import OWN, NewSecret, use_new_secret
from views.parts.saving import (
    Produce,
    Saved,
    followed,
    too_big,
    use_saving,
)
from views.parts.seal import ago
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.summary import Fault, summary
from views.parts.watching import here, porch, use_record
from views.text import _, size


@drawn
def ExportAndSave() -> ft.Control:
    """Say when the last backpack was made; make one, check one, copy in clear."""
    flow = here().backpack
    last, weight = use_record(flow.last, "setting"), use_record(flow.weight)
    if last.value is None or weight.value is None:
        return sheet([states(last if last.value is None else weight, empty="")])
    large = too_big(weight.value)
    section = _too_big(weight.value) if large else Making(weight.value)
    return sheet([_last(last.value), section, _check(), _clear()])


@ft.component
def Making(weight: int) -> ft.Control:
    """Choose a phrase, then make the backpack and save it."""
    house = here()
    saving, work = use_saving()
    secret = replace(use_new_secret("backpack", way=OWN), pin=False)
    nothing: tuple[Fault, ...] = ()
    faults, mend = use_held(nothing)
    none: Saved | None = None
    saved, show = use_held(none)

    async def make() -> None:
        mend(secret.faults())
        if secret.faults() or work.busy:
            return
        produce = _packing(house.backpack, secret.ways()["passphrase"])
        what = Purpose.COPY_BACKPACK
        made = await saving.make(_name(), produce, what, weight=weight)
        if made:
            secret.change(secret="", again="")
            await asyncio.to_thread(house.backpack.kept)
            show(made)

    if work.busy:
        return _section(_("Votre sac à dos se prépare"), [followed(work, saving.stop)])
    if saved:
        return _section(_("C'est fait"), _ready(saved))
    return _section(_("Faire un sac à dos"), _form(secret, faults, make))


def _last(last: int) -> ft.Control:
    if not last:
        return banner(_("Vous n'avez pas encore de sac à dos. Faites-en un."))
    elapsed = int(porch().now().timestamp() * 1000) - last
    words = _("Dernier sac à dos : {ago}.").format(ago=ago(elapsed))
    return banner(words, tone="calm")


@ft.component
def Whose() -> ft.Control:
    """Say whose space is copied, and what is not."""
    house = here()
    others = use_record(house.dependents.kept, "preference").value
    if not house.own:
        words = _("C'est une copie de tout l'espace de {name}, dans un fichier fermé.")
        keys = _("Elle contient aussi vos clés. Ne la donnez à personne.")
        return stack([sentence(words.format(name=house.space.name)), banner(keys)])
    whole = sentence(_("C'est une copie de tout votre espace, dans un fichier fermé."))
    words = _(
        "L'espace de vos proches n'y est pas. Ouvrez chaque espace pour le copier."
    )
    return stack([whole, *([sentence(words)] if others else [])])


def _form(secret: NewSecret, faults: Sequence[Fault], make: Act) -> list[ft.Control]:
    whose: Any = Whose
    button = action(_("Faire mon sac à dos"), make, name="backpack-make")
    return [
        whose(),
        sentence(_("Choisissez la phrase qui l'ouvrira. Notez-la.")),
        sentence(_("Votre feuille de secours l'ouvre aussi."), quiet=True),
        summary(faults),
        *secret.rows(faults),
        side_by_side([button]),
    ]


def _ready(saved: Saved) -> list[ft.Control]:
    words = _("Votre sac à dos est prêt : {holding}.").format(holding=holding(saved))
    missing = lacking(saved)
    check = going("/sauvegarde/verifier")
    label = _("Vérifier ce sac à dos")
    return [
        banner(words, tone="calm"),
        *([banner(missing)] if missing else []),
        sentence(_("Rangez-le hors de cet appareil, par exemple sur une clé USB.")),
        side_by_side([action(label, check, name="backpack-verify")]),
    ]


def _too_big(weight: int) -> ft.Control:
    words = _("Votre espace pèse {weight} : c'est trop pour ce téléphone.")
    lines = [
        banner(words.format(weight=size(weight))),
        sentence(_("Faites votre sac à dos sur un ordinateur.")),
    ]
    return _section(_("Faire un sac à dos"), lines)


def _check() -> ft.Control:
    label, go = _("Vérifier un sac à dos"), going("/sauvegarde/verifier")
    return _section(
        _("Vérifier"),
        [
            sentence(_("Nous l'ouvrons et le lisons en entier. Rien ne change ici.")),
            side_by_side([quiet_action(label, go, name="backpack-check")]),
            sentence(
                _("Pour le reprendre : écran d'accueil d'un appareil neuf."),
                quiet=True,
            ),
        ],
    )


def _clear() -> ft.Control:
    label = _("Voir la copie sans protection")
    go = going("/sauvegarde/copie-claire")
    return _section(
        _("Pour un autre logiciel"),
        [
            sentence(_("Une copie que tout le monde peut lire, sans phrase.")),
            side_by_side([quiet_action(label, go, name="backpack-clear")]),
        ],
    )


def _section(title: str, children: Sequence[ft.Control]) -> ft.Control:
    return card([heading(2, title), *children])


def _packing(flow: Backpack, phrase: str) -> Produce:
    def produce(sink: BinaryIO, tell: Progress) -> Packed:
        flow.check(phrase)
        return flow.export(sink, phrase, progress=tell)

    return produce


def _name() -> str:
    return f"sac-a-dos-{porch().now().date().isoformat()}.alveole"


SCREEN = Screen(
    "/sauvegarde", N_("Exporter et sauvegarder"), ExportAndSave, place="more"
)
