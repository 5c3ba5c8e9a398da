"""« Rechercher » : as one types, in this space only, without any network."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import flet as ft

from app.domain.query import Hit
from app.domain.words import N_
from app.kinds.stay import KIND as STAY
from views.house import House, Screen
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.field import field
from views.parts.heading import heading
from views.parts.hits import LIMIT, Found, Sieve, Wanted, grouped
from views.parts.kept import use_kept
from views.parts.makers import Makers
from views.parts.narrowing import today
from views.parts.pausing import use_pausing
from views.parts.searching.keeping import Keeping, KeptOnes
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import Asked, here, porch, use_record
from views.parts.window import Listing, Rows
from views.text import _, ngettext
from views.theme import COLUMN


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record answers: the hits, and who made documents."""

    wanted: Wanted
    hits: Sequence[Hit]
    makers: Makers


@drawn
def Search() -> ft.Control:
    """One field; the results follow."""
    house = here()
    wanted, want = use_kept("search", Wanted())
    typed, change, settle = use_pausing(
        wanted.text, lambda text: want(replace(wanted, text=text))
    )
    asks = partial(_answer, house, wanted, today())
    asked = use_record(asks, "document", STAY.code, key=wanted)

    async def enter() -> None:
        await asyncio.to_thread(house.search.remember, typed)

    def take(kept: Wanted) -> None:
        settle(kept.text)
        want(kept)

    label = _("Un mot, un nom, un médicament")
    line = field(label, typed, change, name="search-field", submit=enter)
    before = Before(change, take)
    return _under(line, Area(asked, wanted, want) if wanted.text else before)


def _under(line: ft.Control, area: ft.Control) -> ft.Control:
    top = ft.Container(line, width=COLUMN + 32, padding=16)
    return ft.Column(
        [top, ft.Container(area, expand=True)],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        spacing=0,
        expand=True,
    )


def _answer(house: House, wanted: Wanted, day: date) -> Answer:
    if not wanted.text:
        return Answer(wanted, [], Makers())
    filters = wanted.filters(day, house.news.unopened)
    hits = house.search.find(wanted.text, filters, limit=LIMIT)
    return Answer(wanted, wanted.among(hits), Makers.of(house.documents))


@ft.component
def Before(
    look_for: Callable[[str], None], take: Callable[[Wanted], None]
) -> ft.Control:
    """Say where Alvéole looks; offer the kept searches, then the last ones."""
    search, turn = here().search, use_held(0)
    asked = use_record(search.recent, key=turn[0])
    hint = _("Alvéole cherche dans les titres et le texte des documents.")
    if not asked.value:
        return sheet([sentence(hint, quiet=True), KeptOnes(take)])

    def again(text: str) -> Act:
        return doing(lambda: look_for(text))

    async def forget() -> None:
        await asyncio.to_thread(search.forget)
        turn[1](turn[0] + 1)

    icon = ft.Icons.HISTORY
    buttons = [
        quiet_action(text, again(text), name=f"recent-{rank}", icon=icon)
        for rank, text in enumerate(asked.value)
    ]
    title = heading(2, _("Vos dernières recherches"))
    away = quiet_action(_("Effacer ces recherches"), forget, name="search-forget")
    lines = [side_by_side(buttons), side_by_side([away])]
    return sheet([sentence(hint, quiet=True), KeptOnes(take), title, *lines])


@ft.component
def Area(
    asked: Asked[Answer], wanted: Wanted, want: Callable[[Wanted], None]
) -> ft.Control:
    """Show what was found, and what it is narrowed to."""
    answer, around = asked.value, porch()
    counted = _counted(len(answer.hits)) if answer else ""

    def say() -> None:
        around.say(counted)

    ft.use_effect(say, [answer])
    if answer is None:
        return sheet([states(asked, empty="")])
    filters = Sieve(wanted, answer.makers, want)
    if not answer.hits:
        return sheet([*_nothing(wanted), filters, Keeping(wanted)])
    top = [filters, Keeping(wanted), sentence(counted, quiet=True)]
    draw = Found(answer.wanted.text, _opening(answer.wanted.text))
    more = _more(len(answer.hits))
    rows = Rows(top, grouped(answer.hits), draw, more, answer.wanted, "search")
    listing: ft.Control = Listing(rows, lambda: None)
    return listing


def _opening(text: str) -> Callable[[str], Act]:
    """Return what opens a result, and remembers the search that found it."""
    search, page = here().search, ft.context.page

    def opening(route: str) -> Act:
        async def act() -> None:
            await asyncio.to_thread(search.remember, text)
            await page.push_route(route)

        return act

    return opening


def _nothing(wanted: Wanted) -> list[ft.Control]:
    words = _("Rien trouvé pour « {text} » dans cet espace.")
    help_ = _("Vérifiez l'orthographe, ou essayez un seul mot.")
    narrow = [sentence(_("Des filtres sont en place : retirez-les pour tout voir."))]
    return [
        sentence(words.format(text=wanted.text), strong=True),
        sentence(help_),
        *(narrow if wanted.narrow else []),
    ]


def _more(count: int) -> list[ft.Control]:
    if count < LIMIT:
        return []
    words = _("Il y en a peut-être d'autres. Ajoutez un mot pour préciser.")
    return [sentence(words, quiet=True)]


def _counted(count: int) -> str:
    if count == LIMIT:
        return _("Les {count} premiers résultats").format(count=count)
    words = ngettext("{count} résultat", "{count} résultats", count)
    return words.format(count=count)


SCREEN = Screen("/recherche", N_("Rechercher"), Search, place="home")
