"""« Préparer ma visite » : questions, what changed, curves and documents, one page."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.synthesis.visit import DAYS, QUESTIONS_MAX
from app.kinds import Kind
from views.house import House, Screen
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.documents import filed_words
from views.parts.draft import use_draft
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.long_field import long_field
from views.parts.outside.paper import Paper, PaperPrinting
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.state import use_form, use_held
from views.parts.states import states
from views.parts.synthesis.offering import FOLLOWED
from views.parts.synthesis.visiting import (
    CURVES_MAX,
    Around,
    Prepared,
    around,
    changes_told,
    found_in,
    listed,
    page_of,
    turned,
    visits,
)
from views.parts.tile import tile
from views.parts.watching import here, local_now, porch, use_record
from views.prints.visit import visit
from views.text import _, date_long

_DRAFT: Final = "visit"
_ICONS: Final = {
    True: ft.Icons.CHECK_BOX,
    False: ft.Icons.CHECK_BOX_OUTLINE_BLANK,
}


@drawn
def Visit() -> ft.Control:
    """Ask what to take along; what was being prepared comes back."""
    asked = use_record(partial(here().drafts.get, _DRAFT), name="")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    preparing: Any = Preparing
    form: ft.Control = preparing(found_in(asked.value), back=bool(asked.value))
    return form


@ft.component
def Preparing(start: Prepared, *, back: bool) -> ft.Control:
    """Fill the page; each tick and each word is kept at once."""
    house, draft, (days, choose) = here(), use_draft(_DRAFT), use_held("")
    form, change, now = use_form(lambda: start)
    asked = use_record(partial(_around, house, days), *FOLLOWED, "document", key=days)

    def put(**texts: str) -> None:
        change(**texts)
        draft.keep(asdict(now()))

    async def clear() -> None:
        change(**asdict(Prepared()))
        await draft.drop()
        porch().say(_("La page est vide."))

    if asked.value is None:
        return sheet([states(asked, empty="")])
    found, told = asked.value, [_back()] if back else []
    fields = [*_asked(form, put), *_changed(found, days, choose)]
    ticks = [*_curves(found, form, put), *_documents(found, form, put)]
    return sheet([*told, *fields, *ticks, *_ends(house, now, found, clear)])


def _back() -> ft.Control:
    return banner(_("Voici ce que vous prépariez."))


def _around(house: House, days: str) -> Around:
    today = local_now().date()
    since = today - timedelta(days=int(days)) if days else visits(house).since()
    return around(house, since)


def _asked(form: Prepared, put: Callable[..., None]) -> list[ft.Control]:
    return [
        field(
            _("Avec qui, et quand"),
            form.who,
            lambda text: put(who=text),
            name="visit-who",
            hint=Hint(_("Par exemple : docteur Aubert, le 12 mars à 10 h")),
        ),
        heading(2, _("Mes questions")),
        sentence(_("Une question par ligne. La plus importante d'abord."), quiet=True),
        long_field(
            _("Vos questions"),
            form.questions,
            lambda text: put(questions=text),
            name="visit-questions",
            most=QUESTIONS_MAX,
        ),
    ]


def _changed(
    found: Around, days: str, choose: Callable[[str], None]
) -> list[ft.Control]:
    title = _("Ce qui a changé depuis le {day}")
    day = date_long(found.since, weekday=False)
    options = {
        **({"": _("Dernière fois")} if found.again else {}),
        "30": _("30 jours"),
        "90": _("3 mois"),
        "365": _("1 an"),
    }
    lines = [sentence(said) for said in changes_told(found.changes)]
    nothing = [sentence(_("Rien n'a changé dans le profil."), quiet=True)]
    return [
        heading(2, title.format(day=day)),
        pills(options, days or _first(found), choose, name="visit-since"),
        *(lines or nothing),
    ]


def _first(found: Around) -> str:
    return "" if found.again else str(DAYS)


def _curves(
    found: Around, form: Prepared, put: Callable[..., None]
) -> list[ft.Control]:
    ticked = listed(form.curves)

    def row(kind: Kind) -> ft.Control:
        def turn() -> None:
            put(curves=turned(form.curves, kind.code))

        own = kind.code in ticked
        full = not own and len(ticked) >= CURVES_MAX
        name = f"curve-{kind.code}"
        return _tick(_(kind.label), "", None if full else turn, own=own, name=name)

    if not found.kinds:
        return []
    most = _("Trois courbes au plus : les trois derniers mois.")
    rows = map(row, found.kinds)
    return [heading(2, _("Courbes à montrer")), sentence(most, quiet=True), *rows]


def _documents(
    found: Around, form: Prepared, put: Callable[..., None]
) -> list[ft.Control]:
    ticked = listed(form.documents)

    def row(entry: Entry) -> ft.Control:
        own = entry.id.hex()

        def turn() -> None:
            put(documents=turned(form.documents, own))

        said = filed_words(entry)
        return _tick(entry.title, said, turn, own=own in ticked, name=f"paper-{own}")

    if not found.documents:
        return []
    return [heading(2, _("Documents à montrer")), *map(row, found.documents)]


def _tick(
    title: str, said: str, turn: Callable[[], None] | None, *, own: bool, name: str
) -> ft.Control:
    """Return a line that is ticked by a press; one that cannot be says so."""
    words = [sentence(said, quiet=True)] if said else []
    if own:
        words.append(sentence(_("Choisi"), strong=True))
    if turn is None:
        words.append(sentence(_("Enlevez d'abord une autre courbe."), quiet=True))
        turn = partial(porch().say, _("Enlevez d'abord une autre courbe."))
    return tile(title, words, doing(turn), name=name, icon=_ICONS[own])


def _ends(
    house: House, now: Callable[[], Prepared], found: Around, clear: Act
) -> list[ft.Control]:
    day: date = local_now().date()

    def made() -> bytes:
        return visit(page_of(house, now(), found, day))

    label, file = _("Imprimer"), _("ma-visite.pdf")
    paper = Paper(made, file, label, "visit-print", kept=visits(house).made)
    printing: Any = PaperPrinting
    wipe = quiet_action(_("Vider la page"), clear, name="visit-clear")
    return [heading(2, _("Emporter")), side_by_side([printing(paper), wipe])]


def _named(_params: Mapping[str, str]) -> str:
    return _("Préparer ma visite")


SCREEN = Screen("/sante/visite", N_("Ma santé"), Visit, "health", named=_named)
