"""« Carnet de l'enfant » : what is to do now, and the pages of the booklet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.childhood import Newborn
from app.domain.words import N_
from app.flows.childhood.examining import Examined
from app.flows.childhood.record import Certified, Child
from app.rules.childhood.calendar import Progress
from views.house import House, Screen
from views.parts.acting import going
from views.parts.banner import banner
from views.parts.box import card, sheet
from views.parts.childhood.ages import age_words
from views.parts.childhood.birth import birth_figure
from views.parts.childhood.printing import booklet_of, booklet_printing
from views.parts.childhood.stages import examination_row
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.prints.child import Booklet, child
from views.text import _, date_long, ngettext, number

_FOLLOWED = ("examination", "newborn", "child-note", "document", "patient")


@dataclass(frozen=True, slots=True)
class Shown:
    """The child, and where each page of the booklet stands."""

    child: Child
    examinations: Sequence[Examined]
    certificates: Sequence[Certified]
    newborn: Newborn
    notes: int


@drawn
def ChildRecord() -> ft.Control:
    """Show whose booklet it is, the next examinations, and the doors to its pages."""
    asked = use_record(partial(_shown, here()), *_FOLLOWED)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    shown = asked.value
    printing: ft.Control = booklet_printing(_paper)
    return sheet([_whose(shown.child), *_now(shown), *_pages(shown), printing])


def _paper(house: House) -> bytes:
    return child(booklet_of(house, Booklet))


def _shown(house: House) -> Shown:
    book = house.childhood
    return Shown(
        book.child(),
        book.examinations(),
        book.certificates(),
        book.newborn(),
        len(book.notes()),
    )


def _whose(child: Child) -> ft.Control:
    born = date_long(child.born, weekday=False)
    lines = [
        _("Naissance : {day}").format(day=born),
        _("Âge : {age}").format(age=age_words(child.birth, child.today)),
    ]
    return card([heading(2, child.name), *map(sentence, lines)])


def _now(shown: Shown) -> list[ft.Control]:
    """Show what is to be done, else what comes next."""
    due = [one for one in shown.examinations if one.due.progress is Progress.DUE]
    coming = [one for one in shown.examinations if one.due.progress is Progress.COMING]
    title = _("À faire maintenant") if due else _("Prochain examen")
    rows = due or coming[:1]
    if not rows:
        return [banner(_("Aucun examen n'est à prévoir."), tone="calm")]
    words = _("Ces dates sont à confirmer avec un médecin.")
    return [
        heading(2, title),
        *map(examination_row, rows),
        sentence(words, quiet=True),
    ]


def _pages(shown: Shown) -> list[ft.Control]:
    return [
        heading(2, _("Dans le carnet")),
        _door(
            "examens",
            _("Examens et certificats"),
            _examined(shown),
            ft.Icons.EVENT_OUTLINED,
        ),
        _door(
            "courbes",
            _("Courbes de croissance"),
            _("Poids, taille, tour de tête, corpulence."),
            ft.Icons.SHOW_CHART,
        ),
        _door("naissance", _("Naissance"), _birth(shown), ft.Icons.CRIB_OUTLINED),
        _door("notes", _("Repères et notes"), _noted(shown), ft.Icons.EDIT_NOTE),
        *_elsewhere(),
    ]


def _door(page: str, title: str, words: str, icon: ft.IconData) -> ft.Control:
    go, name = going(f"/sante/enfant/{page}"), f"child-{page}"
    return tile(title, [sentence(words, quiet=True)], go, name=name, icon=icon)


def _way(route: str, title: str, words: str, icon: ft.IconData) -> ft.Control:
    name = f"child{route.replace('/', '-')}"
    said = [sentence(words, quiet=True)]
    return tile(title, said, going(route), name=name, icon=icon)


def _elsewhere() -> list[ft.Control]:
    """Return the doors to what every space has."""
    vaccines = _("Les doses faites, les doses à venir.")
    profile = _("Maladies, allergies, traitements")
    known = _("Ce qu'un médecin doit savoir.")
    icons = ft.Icons
    return [
        _way("/sante/vaccins", _("Vaccins"), vaccines, icons.VACCINES_OUTLINED),
        _way("/sante/profil", profile, known, icons.PERSON_OUTLINE),
        _way(
            "/prevention",
            _("Prévention"),
            _("Les conseils de son âge."),
            icons.HEALTH_AND_SAFETY_OUTLINED,
        ),
    ]


def _examined(shown: Shown) -> str:
    done = sum(one.due.progress is Progress.DONE for one in shown.examinations)
    words = ngettext(
        "{count} examen fait sur {all}.", "{count} examens faits sur {all}.", done
    )
    return words.format(count=number(done, 0), all=number(len(shown.examinations), 0))


def _birth(shown: Shown) -> str:
    if not shown.newborn.weight:
        return _("Notez le poids et la taille de naissance.")
    weight = birth_figure("weight", shown.newborn.weight)
    return _("Poids de naissance : {weight}").format(weight=weight)


def _noted(shown: Shown) -> str:
    if not shown.notes:
        return _("Premiers pas, premiers mots, notes pour l'école.")
    words = ngettext("{count} note", "{count} notes", shown.notes)
    return words.format(count=number(shown.notes, 0))


def _named(_params: Mapping[str, str]) -> str:
    return _("Carnet de l'enfant")


SCREEN = Screen("/sante/enfant", N_("Ma santé"), ChildRecord, "health", named=_named)
