"""« Ma feuille de secours » : shown, kept as a PDF, retyped in part, replaced."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

import flet as ft

from app.domain.departure import Purpose
from app.domain.words import N_
from app.flows.sheets import RecoverySheet, mistyped
from views.house import Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, grave_action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.clipboard import use_secret_copy
from views.parts.confirm import confirm_everywhere
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.outside.placing import use_placing
from views.parts.proof import Proof, use_proof
from views.parts.recovery_key import (
    GROUPS,
    group_fields,
    short_groups,
    take_sheet,
    written_key,
    wrong_groups,
)
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form, use_held
from views.parts.states import states
from views.parts.summary import Fault, summary
from views.parts.watching import here, porch, use_record
from views.prints.recovery_kit import Kit, recovery_kit
from views.text import _, date_long

_RETYPED = 3


@dataclass(frozen=True, slots=True)
class Copy:
    """The groups retyped so far, by rank, and what is wrong with them."""

    typed: Mapping[int, str] = field(default_factory=dict, repr=False)
    faults: tuple[Fault, ...] = ()


@drawn
def Recovery() -> ft.Control:
    """Show the sheet just made; otherwise what is known of the one in force."""
    page = ft.context.page
    if here().example:
        return sheet([sentence(_("Un exemple n'a ni code ni feuille de secours."))])
    shown, show = use_held(ft.use_memo(lambda: take_sheet(page), []))
    checking, check, stop = use_flag()
    drawn_now: ft.Control = Standing(show)
    if shown:
        drawn_now = Retyping(shown, stop) if checking else Paper(shown, check)
    return drawn_now


@drawn
def Standing(show: Callable[[RecoverySheet], None]) -> ft.Control:
    """Say whether the sheet was checked; show or replace it once the code is typed."""
    around, flow, proof = porch(), here().recovery, use_proof()
    asking, ask, leave = use_flag()
    asked = use_record(lambda: (flow.known(), flow.confirmed()), "setting")

    async def see() -> None:
        show(await asyncio.to_thread(around.door.sheet, proof.take()))

    async def renew() -> None:
        show(await asyncio.to_thread(around.door.new_sheet, proof.take()))

    ft.use_dialog(_question(renew, leave) if asking else None)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    known, confirmed = asked.value
    return sheet([_state(confirmed, known=known), *_acts(proof, see, ask, known=known)])


@drawn
def Paper(made: RecoverySheet, check: Callable[[], None]) -> ft.Control:
    """Show the key in groups, to print, keep or copy by hand."""
    placing, around, copy = use_placing(), porch(), use_secret_copy(made.key)

    async def save() -> None:
        content = await asyncio.to_thread(_printed, made)
        name = _("feuille-de-secours") + ".pdf"
        if await placing.put(name, content, Purpose.COPY_KIT):
            around.tell(_("Imprimez ce fichier, puis effacez-le de l'appareil."))

    return sheet(
        [
            *_void(made),
            sentence(_("Cette clé rouvre votre espace si vous oubliez tout.")),
            sentence(_("Imprimez-la, ou recopiez-la à la main.")),
            card([written_key(made.key), sentence(_numbered(made), quiet=True)]),
            side_by_side(_keeping(save, copy)),
            sentence(_("Gardez-la chez vous, loin de l'appareil."), quiet=True),
            side_by_side(_next(_("Vérifier ma feuille"), doing(check), "sheet-check")),
        ]
    )


def _void(made: RecoverySheet) -> list[ft.Control]:
    void = _("La feuille du {day} ne marche plus.")
    if not made.replaces:
        return []
    return [banner(void.format(day=date_long(made.replaces)))]


def _numbered(made: RecoverySheet) -> str:
    number = _("Feuille n° {number}, faite le {day}.")
    return number.format(number=made.number, day=date_long(made.made))


def _keeping(save: Act, copy: Act) -> list[ft.Control]:
    paper, board = ft.Icons.PRINT_OUTLINED, ft.Icons.CONTENT_COPY
    label = _("Enregistrer la feuille à imprimer")
    return [
        quiet_action(label, save, name="sheet-save", icon=paper),
        quiet_action(_("Copier la clé"), copy, name="sheet-copy", icon=board),
    ]


def _next(label: str, act: Act, name: str) -> list[ft.Control]:
    later = quiet_action(_("Plus tard"), going("/"), name="sheet-later")
    return [action(label, act, name=name), later]


_GOOD: Final = N_("Votre feuille est bonne. Rangez-la en lieu sûr.")


@drawn
def Retyping(made: RecoverySheet, back: Callable[[], None]) -> ft.Control:
    """Have three groups drawn by lot copied from the paper: only then it counts."""
    around, page, flow = porch(), ft.context.page, here().recovery
    ranks = ft.use_memo(lambda: _drawn(around.entropy), [])
    copy, change, now = use_form(Copy)

    async def confirm_it() -> None:
        typed = now().typed
        short = short_groups(ranks, typed)
        found = short or wrong_groups(mistyped(made.key, typed))
        change(faults=found)
        if not found:
            await asyncio.to_thread(flow.confirm)
            around.tell(_(_GOOD), leaving=True)
            await page.push_route("/")

    again = quiet_action(_("Revoir la clé"), doing(back), name="sheet-back")
    return sheet(
        [
            summary(copy.faults),
            heading(2, _("Lisez votre feuille, pas l'écran")),
            sentence(_("Retapez ces trois groupes pour vérifier votre copie.")),
            group_fields(ranks, copy.typed, partial(_type, change), copy.faults),
            side_by_side(_next(_("Vérifier ma copie"), confirm_it, "sheet-confirm")),
            side_by_side([again]),
        ]
    )


def _type(change: Callable[..., None], typed: Mapping[int, str]) -> None:
    change(typed=typed)


def _state(confirmed: str, *, known: bool) -> ft.Control:
    if not known:
        return banner(_("Cet appareil ne connaît pas la clé de votre feuille."))
    if confirmed:
        said = _("Vous avez vérifié votre feuille le {day}.")
        day = date_long(date.fromisoformat(confirmed))
        return banner(said.format(day=day), tone="calm")
    return banner(_("Sans feuille de secours, un code oublié ferme votre espace."))


def _acts(
    proof: Proof, see: Act, ask: Callable[[], None], *, known: bool
) -> list[ft.Control]:
    show = action(_("Voir ma feuille"), see, name="sheet-see")
    fresh = grave_action(_("Remplacer ma feuille"), doing(ask), name="sheet-renew")
    return [
        sentence(_("Retapez ce qui ouvre votre espace pour continuer.")),
        proof.row(submit=see if known else None),
        side_by_side([*([show] if known else []), fresh]),
    ]


def _question(renew: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm_everywhere(
        _("Remplacer votre feuille ?"),
        _("L'ancienne ne marchera plus, sur aucun appareil."),
        label=_("Remplacer ma feuille"),
        act=renew,
        leave=leave,
    )


def _drawn(entropy: Callable[[int], bytes]) -> list[int]:
    lots = {rank: entropy(8) for rank in range(1, GROUPS + 1)}
    return sorted(sorted(lots, key=lambda rank: lots[rank])[:_RETYPED])


def _printed(made: RecoverySheet) -> bytes:
    return recovery_kit(
        Kit(
            name=made.name,
            number=made.number,
            day=made.made,
            key=made.key,
            fingerprint=made.fingerprint,
            server=made.server,
            replaces=made.replaces,
        )
    )


SCREEN = Screen("/secours", N_("Ma feuille de secours"), Recovery, place="more")
