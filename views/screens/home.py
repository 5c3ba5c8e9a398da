"""« Accueil » : where things stand, what waits, what is new, what to add."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.words import N_
from app.flows.news import Happening
from app.flows.panel import Face
from app.flows.todo import Chore, Todo
from views.house import House, Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.agenda.lines import TOLD_BY, Line
from views.parts.agenda.near import near, near_lines
from views.parts.box import sheet, side_by_side, stack
from views.parts.coming import NothingYet
from views.parts.drawn import drawn
from views.parts.emergency.door import EmergencyTile
from views.parts.frame import accessibility, footer
from views.parts.heading import heading
from views.parts.measures.tile import measure_tile
from views.parts.novelty import novelty
from views.parts.relatives.waiting import Relatives
from views.parts.seal import SealLine
from views.parts.states import states
from views.parts.todo import task_tile, todo_of
from views.parts.watching import here, local_now, porch, use_record
from views.text import _

_NEWS: Final = 5
_FACES: Final = 4
_EVENING: Final = 18


@dataclass(frozen=True, slots=True)
class Shown:
    """What waits, what is new, the last value of a few measures."""

    chores: list[Chore]
    news: list[Happening]
    faces: list[Face]
    near: tuple[Line, ...] = ()

    @property
    def bare(self) -> bool:
        """Say whether the space is still empty."""
        return not self.news and not self.faces


@drawn
def Home() -> ft.Control:
    """Show where things stand."""
    house, around = here(), porch()
    todo = ft.use_memo(lambda: todo_of(house, around.now), [])
    codes = [kind.code for kind in house.measures.kinds()]
    follow = (
        "document",
        "conflict",
        "cursor",
        "setting",
        "preference",
        "inbox",
        "entrusted",
        *TOLD_BY,
        "message",
        "consent",
        *codes,
    )
    asked = use_record(lambda: _shown(house, todo), *follow)
    use_look(house, seen=asked.value is not None)
    top = [_greeting(house), SealLine(), _adding()]
    end = [EmergencyTile(), footer(), accessibility()]
    if asked.value is None:
        return sheet([*top, states(asked, empty=""), *end])
    return sheet([*top, *_sections(asked.value), *end])


def use_look(house: House, *, seen: bool) -> None:
    """Note that the news were seen, once they are on screen."""

    async def look() -> None:
        if seen:
            with suppress(AlveoleError):  # a full disk costs only a count too high
                await asyncio.to_thread(house.news.look)

    ft.use_effect(look, [seen])


def _shown(house: House, todo: Todo) -> Shown:
    faces = [face for face in house.panel.faces() if face.last]
    faces.sort(key=lambda face: face.last.when.start if face.last else 0, reverse=True)
    wanted = house.news.told("appointment")
    coming = near_lines(house.agenda, local_now()) if wanted else ()
    return Shown(todo.list(), house.news.latest(_NEWS), faces[:_FACES], coming)


def _sections(shown: Shown) -> list[ft.Control]:
    if shown.bare:
        words = _("Votre espace est prêt. Ajoutez votre premier document.")
        if not here().own:
            words = _("Son espace est prêt. Ajoutez un premier document.")
        return [NothingYet(words), *_todo(shown), *near(shown.near), Relatives()]
    first = [*_todo(shown), *near(shown.near), Relatives()]
    return [*first, *_news(shown), *_measures(shown)]


def _greeting(house: House) -> ft.Control:
    """Greet the owner of the device; say whose space it is when it is another's."""
    name = house.space.name
    if not house.own:
        return heading(2, _("Voici l'espace de {name}").format(name=name))
    evening = local_now().hour >= _EVENING
    words = _("Bonsoir {name}") if evening else _("Bonjour {name}")
    return heading(2, words.format(name=name.split(maxsplit=1)[0]))


def _adding() -> ft.Control:
    return side_by_side(
        [
            action(
                _("Ajouter un document"),
                going("/documents/ajouter"),
                name="home-document",
                icon=ft.Icons.NOTE_ADD_OUTLINED,
            ),
            quiet_action(
                _("Noter une mesure"),
                going("/sante/mesures"),
                name="home-measure",
                icon=ft.Icons.MONITOR_HEART_OUTLINED,
            ),
        ]
    )


def _todo(shown: Shown) -> list[ft.Control]:
    return _section(_("À faire"), [task_tile(one) for one in shown.chores])


def _news(shown: Shown) -> list[ft.Control]:
    rows = [novelty(one) for one in shown.news]
    return _section(_("Nouveautés"), [*rows, _erasing()] if rows else [])


def _erasing() -> ft.Control:
    house, around = here(), porch()

    async def erase() -> None:
        back = await asyncio.to_thread(house.news.erase)

        async def undo() -> None:
            await asyncio.to_thread(back)

        around.tell(_("La liste des nouveautés est vide."), undo=undo)

    every, label = going("/nouveautes"), _("Effacer les nouveautés")
    return side_by_side(
        [
            quiet_action(_("Voir tout et décider"), every, name="news-all"),
            quiet_action(label, erase, name="news-erase"),
        ]
    )


def _measures(shown: Shown) -> list[ft.Control]:
    return _section(_("Dernières mesures"), list(map(measure_tile, shown.faces)))


def _section(title: str, rows: list[Any]) -> list[ft.Control]:
    """Return a title and its rows close under it; nothing without a row."""
    return [stack([heading(2, title), *rows], spacing=10)] if rows else []


SCREEN = Screen("/", N_("Accueil"), Home, place="home")
