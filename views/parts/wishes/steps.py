"""« Questions » : one a screen, each may stay open; then all, before it is kept."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.domain.errors import Refused
from app.domain.wishes import TEXT_MAX, Form, Step
from views.errors import sentence_for
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.choice import choice
from views.parts.draft import Draft, use_draft
from views.parts.heading import heading
from views.parts.long_field import long_field
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.watching import porch
from views.parts.wishes.words import answer_words
from views.text import _

RANK = "rank"
"""Where a draft keeps which question was shown."""
_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Asking:
    """What a form starts from, what keeps it, where it leads once kept or left.

    *kept* is its draft, found again.
    """

    form: Form
    start: Mapping[str, str] = field(repr=False)
    draft: str
    kept: Mapping[str, str] = field(repr=False)
    keep: Callable[[Mapping[str, str]], object]
    done: Callable[[], None]
    leave: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Typed:
    """The answers so far, and the question shown; past the last one, all of them."""

    rank: int = 0
    said: Mapping[str, str] = field(default_factory=dict, repr=False)
    error: str = ""


class Course:
    """What each button of the form does."""

    def __init__(
        self,
        asking: Asking,
        draft: Draft,
        change: Callable[..., None],
        now: Callable[[], Typed],
    ) -> None:
        self.asking, self._draft = asking, draft
        self._change, self._now = change, now
        self._say = porch().say

    def put(self, name: str, text: str) -> None:
        """Take an answer."""
        self._change(said={**self._now().said, name: text}, error="")
        self._keep_draft()

    def turn(self, rank: int) -> None:
        """Show another question, or all the answers."""
        self._change(rank=rank, error="")
        self._keep_draft()
        steps = self.asking.form.steps
        last = rank >= len(steps)
        self._say(_("Relisez vos réponses") if last else _(steps[rank].label))

    async def keep(self) -> None:
        """Keep the answers as a version of today."""
        try:
            await asyncio.to_thread(self.asking.keep, self._now().said)
        except Refused as error:
            told = sentence_for(error.code, error.details)
            self._change(error=told)
            self._say(told)
            return
        await self._draft.drop()
        self.asking.done()

    async def leave(self) -> None:
        """Give up what was not kept."""
        await self._draft.drop()
        self.asking.leave()

    def _keep_draft(self) -> None:
        now = self._now()
        self._draft.keep({**now.said, RANK: str(now.rank)})


@ft.component
def Questions(asking: Asking) -> ft.Control:
    """Ask one question, or show all the answers before they are kept."""
    draft: Draft = use_draft(asking.draft)
    typed, change, now = use_form(lambda: begun(asking))
    course = Course(asking, draft, change, now)
    back = banner(_("Vous n'aviez pas fini. Voici vos réponses."))
    top = [back] if asking.kept else []
    wrong = [banner(typed.error, tone="alert")] if typed.error else []
    past = typed.rank >= len(asking.form.steps)
    return sheet([*top, *wrong, *(_whole if past else _one)(course, typed)])


def begun(asking: Asking) -> Typed:
    """Return the form as its draft left it, else as it starts."""
    if not asking.kept:
        return Typed(said=dict(asking.start))
    names = {step.name for step in asking.form.steps}
    said = {name: text for name, text in asking.kept.items() if name in names}
    shown = asking.kept.get(RANK, "")
    rank = int(shown) if shown.isdecimal() else 0
    return Typed(min(rank, len(asking.form.steps)), said)


def _one(course: Course, typed: Typed) -> list[ft.Control]:
    rank, steps = typed.rank, course.asking.form.steps
    where = _("Question {rank} sur {total}").format(rank=rank + 1, total=len(steps))
    free = _("Vous pouvez laisser cette question sans réponse.")
    ways = [action(_("Continuer"), _turning(course, rank + 1), name="wish-next")]
    if rank:
        before = _turning(course, rank - 1)
        ways.append(quiet_action(_("Revenir"), before, name="wish-before"))
    ways.append(quiet_action(_("Abandonner"), course.leave, name="wish-leave"))
    return [
        sentence(where, quiet=True),
        *_asked(steps[rank], typed.said.get(steps[rank].name, ""), course.put),
        sentence(free, quiet=True),
        side_by_side(ways),
    ]


def _turning(course: Course, rank: int) -> Act:
    return doing(partial(course.turn, rank))


def _asked(step: Step, text: str, put: Callable[[str, str], None]) -> list[ft.Control]:
    name = f"wish-{step.name}"
    if step.options:
        options = {code: _(words) for code, words in step.options.items()}
        options[_OPEN] = _("Je ne réponds pas maintenant")

        def choose(code: str) -> None:
            put(step.name, "" if code == _OPEN else code)

        return [choice(_(step.label), options, text or _OPEN, choose, name=name)]

    def change(words: str) -> None:
        put(step.name, words)

    hint = [sentence(_(step.hint), quiet=True)] if step.hint else []
    label = _("Votre réponse")
    line = long_field(label, text, change, name=name, most=TEXT_MAX)
    return [heading(3, _(step.label)), *hint, line]


def _whole(course: Course, typed: Typed) -> list[ft.Control]:
    rows = [
        _row(step, rank, course, typed)
        for rank, step in enumerate(course.asking.form.steps)
    ]
    icon = ft.Icons.CHECK
    ways = [
        action(_("Dater et garder"), course.keep, name="wish-keep", icon=icon),
        quiet_action(_("Abandonner"), course.leave, name="wish-leave"),
    ]
    told = _("Cette version sera datée d'aujourd'hui. Les précédentes restent.")
    title = heading(2, _("Relisez vos réponses"))
    return [title, *rows, sentence(told), side_by_side(ways)]


def _row(step: Step, rank: int, course: Course, typed: Typed) -> ft.Control:
    said = answer_words(step, typed.said) or _("Laissé ouvert")
    again, edit = _turning(course, rank), ft.Icons.EDIT_OUTLINED
    button = quiet_action(_("Changer"), again, name=f"wish-again-{rank}", icon=edit)
    words = stack([sentence(_(step.label), quiet=True), sentence(said)], spacing=2)
    return card([words, side_by_side([button])])
