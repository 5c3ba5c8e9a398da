"""« Quelqu'un de certifié » : a code, what for, until when; checked, remembered."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

import flet as ft

from app.domain.consent import Service
from app.domain.mandate import until_of
from app.domain.message import Correspondent
from views.parts.fact import fact
from views.parts.field import Hint, field
from views.parts.lasting import Length
from views.parts.sentence import sentence
from views.parts.stepped import Answers, Course
from views.parts.summary import fault_of
from views.parts.watching import here, local_now
from views.text import _

Who = TypeVar("Who", Service, Correspondent)
LAST: Final = 3
"""The step that shows the whole, after a code, what for, and until when."""


@dataclass(frozen=True, slots=True, repr=False)
class Found(Generic[Who]):
    """Who a code led to, remembered while another page is looked at."""

    code: str = ""
    who: Who | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Typed(Answers, Generic[Who]):
    """The answers so far: *who* has that *code*, *what* is asked of or to them."""

    code: str = ""
    what: str = ""
    months: str = ""
    day: str = ""
    who: Who | None = None

    @property
    def length(self) -> Length:
        """How long, as chosen or typed."""
        return Length(self.months, self.day)


def begun(
    draft: Mapping[str, str], found: Found[Who], what: str, *, months: str = ""
) -> Typed[Who]:
    """Return the form as its draft left it, at the step it was if one knows who.

    Else the code comes first: whom one lets in is always seen. The draft says *what*
    under that name; *months* are proposed.
    """
    said: Typed[Who] = Typed(
        code=draft.get("code", ""),
        what=draft.get(what, ""),
        months=draft.get("months", months),
        day=draft.get("day", ""),
    )
    if not found.who or found.code != said.code:
        return said
    return replace(said, rank=min(int(draft.get("rank", "0")), LAST), who=found.who)


def kept(typed: Typed[Who], what: str) -> Mapping[str, str]:
    """Return the answers as the draft keeps them."""
    length = {"months": typed.months, "day": typed.day}
    return {"code": typed.code, what: typed.what, **length, "rank": str(typed.rank)}


def until_by(refusal: str) -> Callable[[Length], int]:
    """Return how to tell the last moment (Unix ms) of a length; *refusal*: too far."""
    zone, today = here().zone, local_now().date()
    return lambda length: until_of(length.last(today, refusal), zone)


@dataclass(frozen=True, slots=True, repr=False)
class Seeking(Generic[Who]):
    """Makes sure of a code, by *find*, and of a last day; *until* is of `until_by`."""

    find: Callable[[str], Awaitable[Who]]
    change: Callable[..., None]
    now: Callable[[], Typed[Who]]
    know: Callable[[Found[Who]], None]
    until: Callable[[Length], int]

    async def who(self) -> Who:
        """Return whose code it is, asked of the server, and remember it."""
        code = self.now().code
        found = await self.find(code)
        self.change(who=found)
        self.know(Found(code, found))
        return found

    async def chosen(self) -> Who:
        """Return who was found, asked again only if that was forgotten."""
        return self.now().who or await self.who()

    async def dated(self) -> None:
        """Raise what is wrong with the last day."""
        self.until(self.now().length)


def code_asked(
    course: Course, typed: Typed[Who], told: Sequence[str], label: str
) -> list[ft.Control]:
    """Ask for a code, under what is *told* of it; a letter typed forgets who it was."""
    name = course.form.fields[0]
    hint = Hint(_("Copiez-le, ou tapez chaque signe."), fault_of(typed.faults, name))
    line = field(
        label,
        typed.code,
        lambda text: course.put(code=text, who=None),
        name=name,
        hint=hint,
        submit=course.next,
    )
    return [*map(sentence, told), line]


def certified(name: str, number: str) -> ft.Control:
    """Say who it is, as the directory of the server certifies it."""
    lines = [number, _("Certifié par votre serveur.")]
    return fact(ft.Icons.VERIFIED_OUTLINED, name, lines)
