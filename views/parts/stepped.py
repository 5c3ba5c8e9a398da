"""« Pas à pas » : a form that asks one thing a step, then shows all its answers."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

import flet as ft

from app.domain.errors import AlveoleError
from views.errors import sentence_for
from views.parts.abreast import abreast
from views.parts.acting import doing, noted
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.busy import busy_line
from views.parts.draft import Draft
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.summary import Fault, summary
from views.parts.watching import porch
from views.parts.whose import whose_line
from views.text import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The step shown, and what is wrong with its answer; each form adds its own."""

    rank: int = 0
    busy: bool = False
    faults: tuple[Fault, ...] = field(default=())


class Missing(Exception):
    """An answer that is needed, said in words."""


class Form(Protocol):
    """What one such form asks, keeps, and does at the end.

    *name* begins the names of its buttons, *titles* are those of its steps, the whole
    last; *fields* are what its answers stand in. It goes back to *home*.
    """

    name: str
    titles: Sequence[str]
    fields: Sequence[str]
    home: str

    def checks(self) -> Sequence[Callable[[], Awaitable[object]]]:
        """Return what makes sure of each answer, and raises what is wrong with it."""
        ...

    async def finish(self) -> str:
        """Do what all of it is for; return what is then told."""
        ...

    def kept(self) -> Mapping[str, str]:
        """Return the answers as the draft keeps them."""
        ...


class Course:
    """What each button of such a form does."""

    def __init__(
        self,
        form: Form,
        draft: Draft,
        change: Callable[..., None],
        now: Callable[[], Answers],
    ) -> None:
        self.form = form
        self._draft, self._change, self._now = draft, change, now
        self._around = porch()

    def put(self, **answers: object) -> None:
        """Take answers."""
        self._change(faults=(), **answers)
        self._draft.keep(self.form.kept())

    def turn(self, rank: int) -> None:
        """Show another step."""
        self.put(rank=rank)
        self._around.say(_(self.form.titles[rank]))

    async def next(self) -> None:
        """Go on once the step shown has its answer; else say what is wrong."""
        rank = self._now().rank
        if await self._sound(self.form.fields[rank], self.form.checks()[rank]):
            self.turn(rank + 1)

    async def finish(self) -> None:
        """Do what it is for; what fails is said, and nothing typed is lost."""
        told = []

        async def done() -> None:
            told.append(await self.form.finish())

        if await self._sound(self.form.fields[0], done):
            await self.leave(*told)

    async def leave(self, told: str = "") -> None:
        """Give up what was typed, or go once it is done: *told* is read next."""
        await self._draft.drop()
        if told:
            self._around.tell(told, leaving=True)
        self._around.go(self.form.home)

    async def _sound(self, name: str, check: Callable[[], Awaitable[object]]) -> bool:
        self._change(busy=True, faults=())
        try:
            await check()
        except AlveoleError as error:
            noted(error.code)
            self._wrong(name, sentence_for(error.code, error.details))
        except Missing as missing:
            self._wrong(name, str(missing))
        finally:
            self._change(busy=False)
        return not self._now().faults

    def _wrong(self, name: str, told: str) -> None:
        self._change(faults=(Fault(name, told),))
        self._around.say(told)


def step(
    course: Course,
    typed: Answers,
    asked: Sequence[ft.Control],
    ways: Sequence[ft.Control],
    *,
    back: bool,
) -> ft.Control:
    """Return the page of one step: what is *asked*, then the *ways* on.

    *back*: the answers are those of a draft.
    """
    kept = banner(_("Vous n'aviez pas fini. Voici vos réponses."))
    rank, titles = typed.rank, course.form.titles
    where = _("Étape {rank} sur {total}").format(rank=rank + 1, total=len(titles))
    head = stack([sentence(where, quiet=True), heading(2, _(titles[rank]))], spacing=4)
    wait = [busy_line(_("Un instant…"))] if typed.busy else []
    page = sheet(
        [
            *([kept] if back else []),
            summary(typed.faults),
            head,
            *asked,
            *wait,
            *ways,
        ]
    )
    page.key = f"step-{rank}"  # another step begins at its top
    return page


def onward(course: Course, typed: Answers, *, last: str = "") -> ft.Control:
    """Return the buttons of a step: on, back, away; *last* is said by the last one."""
    name, rank = course.form.name, typed.rank
    go = course.finish if last else course.next
    label = last or _("Continuer")
    ways = [action(label, go, name=f"{name}-next", enabled=not typed.busy)]
    ways += [before(course, rank)] if rank else []
    leave = quiet_action(_("Abandonner"), course.leave, name=f"{name}-leave")
    return side_by_side([*ways, leave])


def before(course: Course, rank: int) -> ft.Control:
    """Return the way to the step before."""
    back = doing(partial(course.turn, rank - 1))
    return quiet_action(_("Revenir"), back, name=f"{course.form.name}-before")


def either(
    course: Course, typed: Answers, *, yes: str, no: str, told: str
) -> list[ft.Control]:
    """Return both answers to the whole, of one size, then the way to the step before.

    *no* gives up, and *told* is read next.
    """
    name, free = course.form.name, not typed.busy
    both = (
        action(yes, course.finish, name=f"{name}-yes", enabled=free),
        action(no, partial(course.leave, told), name=f"{name}-no", enabled=free),
    )
    back = side_by_side([before(course, typed.rank)])
    return [*whose_line(), abreast(*both), back]


def answer(course: Course, title: str, lines: Sequence[str], rank: int) -> ft.Control:
    """Return answers under what was asked, and the way to change them."""
    again, icon = doing(partial(course.turn, rank)), ft.Icons.EDIT_OUTLINED
    name = f"{course.form.name}-again-{rank}"
    change = quiet_action(_("Changer"), again, name=name, icon=icon)
    told = [sentence(title, quiet=True), *map(sentence, lines)]
    return card([stack(told, spacing=2), side_by_side([change])])
