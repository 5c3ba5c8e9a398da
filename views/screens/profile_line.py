"""« Ligne du profil » : what is noted, who says so, its documents, its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.ids import EntryId, parse_id
from app.domain.state import State
from app.domain.topic import Line, Version
from app.domain.words import N_
from app.flows.profile.lines import ProfileLines
from views.house import Screen
from views.parts.banner import banner
from views.parts.box import card, sheet
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.profile.history import History
from views.parts.profile.line_acts import Away, Thrown, Ways
from views.parts.profile.linked import Linked
from views.parts.profile.rubric import profile_kinds, topic_at
from views.parts.profile.words import facts_of, noted_words, title_of
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as it is shown, and what it said before."""

    line: Line
    past: tuple[Version, ...]


@drawn
def ProfileLine() -> ft.Control:
    """Show a line whole, what may be done with it, what is tied to it."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    asks = partial(_seen, here().profile, entry)
    asked = use_record(asks, *profile_kinds(), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    line, past = asked.value.line, asked.value.past
    title, facts = heading(2, title_of(line)), _facts(line)
    if line.entry.meta.get("status") == State.TRASHED:
        return sheet([title, Thrown(line), facts])
    told, apart = _standing(line), [History(line, past), Away(line)]
    return sheet([title, *told, facts, Ways(line), Linked(line.entry), *apart])


def _seen(flow: ProfileLines, entry: EntryId) -> Seen:
    return Seen(flow.line(entry), tuple(flow.history(entry)))


def _standing(line: Line) -> list[ft.Control]:
    """Say that a line does not hold any more, when it does not."""
    if line.state == "withdrawn":
        return [banner(_("Cette ligne est retirée. Elle ne compte plus."))]
    if line.state == "ended":
        return [banner(_("C'est terminé. Cette ligne reste dans l'histoire."))]
    return []


def _facts(line: Line) -> ft.Control:
    """Return every answer under its question, then who says so."""
    answers = [_fact(what, said) for what, said in facts_of(line)]
    return card([*answers, sentence(noted_words(line, here().zone), quiet=True)])


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)


def _named(params: Mapping[str, str]) -> str:
    return _(topic_at(params["rubrique"]).one)


SCREEN = Screen(
    "/sante/profil/:rubrique/:id", N_("Ma santé"), ProfileLine, "health", named=_named
)
