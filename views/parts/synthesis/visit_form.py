"""What is asked to prepare a visit: questions, what changed, curves, documents."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.entry import Entry
from app.domain.printed import Visit
from app.flows.naming import named_for
from app.flows.synthesis.visit import DAYS, QUESTIONS_MAX
from app.kinds import Kind
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.documents import filed_words
from views.parts.draft import use_draft
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
    Visited,
    around,
    changes_told,
    found_in,
    listed,
    page_of,
    turned,
)
from views.parts.tile import tile
from views.parts.watching import local_now, porch, use_record
from views.text import _, date_long

_DRAFT: Final = "visit"
_ICONS: Final = {
    True: ft.Icons.CHECK_BOX,
    False: ft.Icons.CHECK_BOX_OUTLINE_BLANK,
}


Print = Callable[[Visit], bytes]


@ft.component
def VisitForm(visited: Visited, paper: Print) -> ft.Control:
    """Ask what to take along; what was being prepared comes back.

    *paper* is `views.prints.visit.visit`.
    """
    asked = use_record(partial(visited.kept.get, _DRAFT), name="")
    if asked.value is None:
        return states(asked, empty="")
    preparing: Any = Preparing
    form: ft.Control = preparing(visited, paper, found_in(asked.value))
    return form


@ft.component
def Preparing(visited: Visited, paper: Print, start: Prepared) -> ft.Control:
    """Fill the page; each tick and each word is kept at once."""
    draft, (days, choose) = use_draft(_DRAFT, visited.kept), use_held("")
    form, change, now = use_form(lambda: start)
    asks = partial(_around, visited, days)
    asked = use_record(asks, *FOLLOWED, "document", key=days)

    def put(**texts: str) -> None:
        change(**texts)
        draft.keep(asdict(now()))

    async def clear() -> None:
        change(**asdict(Prepared()))
        await draft.drop()
        porch().say(_("La page est vide."))

    if asked.value is None:
        return states(asked, empty="")
    found = asked.value
    back = [banner(_("Voici ce que vous prépariez."))] if start != Prepared() else []
    told = [sentence(words) for words in visited.told[:1]]
    changed = _changed(found, days, choose, theirs=bool(visited.told))
    fields = [*_asked(visited, form, put), *changed]
    ticks = [*_curves(found, form, put), *_documents(found, form, put)]
    made = partial(_made, visited, now, found, paper)
    return stack([*back, *told, *fields, *ticks, *_ends(visited, made, clear)])


def _around(visited: Visited, days: str) -> Around:
    today = local_now().date()
    since = today - timedelta(days=int(days)) if days else visited.flow.since()
    return around(visited, since)


def _made(
    visited: Visited, now: Callable[[], Prepared], found: Around, paper: Print
) -> bytes:
    return paper(page_of(visited, now(), found, local_now().date()))


def _asked(
    visited: Visited, form: Prepared, put: Callable[..., None]
) -> list[ft.Control]:
    title = _("Questions") if visited.told else _("Mes questions")
    return [
        field(
            _("Avec qui, et quand"),
            form.who,
            lambda text: put(who=text),
            name="visit-who",
            hint=Hint(_("Par exemple : docteur Aubert, le 12 mars à 10 h")),
        ),
        heading(2, title),
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
    found: Around, days: str, choose: Callable[[str], None], *, theirs: bool
) -> list[ft.Control]:
    title = _("Ce qui a changé depuis le {day}")
    day = date_long(found.since, weekday=False)
    options = {
        **({"": _("Dernière fois")} if found.again else {}),
        "30": _("30 jours"),
        "90": _("3 mois"),
        "365": _("1 an"),
    }
    lines = [sentence(said) for said in changes_told(found.changes, theirs=theirs)]
    none = _("Rien n'a changé dans le profil.")
    if theirs:
        none = _("Rien n'a changé dans ce qui vous est confié.")
    nothing = [sentence(none, quiet=True)]
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


def _ends(visited: Visited, made: Callable[[], bytes], clear: Act) -> list[ft.Control]:
    theirs = bool(visited.told)
    file = named_for(_("sa-visite.pdf"), visited.name) if theirs else _("ma-visite.pdf")
    paper = Paper(made, file, _("Imprimer"), "visit-print", kept=visited.flow.made)
    printing: Any = PaperPrinting
    wipe = quiet_action(_("Vider la page"), clear, name="visit-clear")
    ways = side_by_side([printing(paper), wipe])
    return [*_lacking(visited), heading(2, _("Emporter")), ways]


def _lacking(visited: Visited) -> list[ft.Control]:
    """Say what the page lacks, one name a line."""
    first, names = visited.told[1:2], visited.told[2:]
    lines = [*map(sentence, first), *(sentence(name, quiet=True) for name in names)]
    return [ft.Column([*lines], spacing=2)] if lines else []
