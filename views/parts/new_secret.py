"""« Code » or « phrase de passe » : chosen once, typed twice, the same everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import flet as ft

from app.rules.passphrases import draw
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.choice import choice
from views.parts.field import Hint, secret_field
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.summary import Fault, fault_of
from views.parts.tid import tid
from views.parts.watching import porch
from views.text import _

PIN_DIGITS: Final = 6
PIN, DRAWN, OWN = "pin", "drawn", "own"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is being typed: a code, the seven words drawn, or one's own phrase."""

    way: str
    drawn: str = field(repr=False)
    secret: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A secret being chosen on one screen; *name* starts the names of its fields."""

    name: str
    pin: bool
    typed: Typed
    change: Callable[..., None]
    now: Callable[[], Typed]

    def rows(self, faults: Sequence[Fault]) -> list[ft.Control]:
        """Return the fields, and how to choose another kind of secret."""
        typed = self.typed
        if typed.way == PIN:
            labels = _("Code à 6 chiffres"), _("Le même code encore")
            return [*self._twice(faults, *labels), self._turn(DRAWN)]
        back = [self._turn(PIN)] if self.pin else []
        if typed.way == OWN:
            labels = _("Votre phrase"), _("La même phrase encore")
            return [self._ways(), *self._twice(faults, *labels), *back]
        words = tid(f"{self.name}-drawn", sentence(typed.drawn, strong=True))
        shown = card([sentence(_("Notez ces mots, dans cet ordre.")), words])
        label = _("Retapez les sept mots")
        return [self._ways(), shown, self._line(faults, label, "secret"), *back]

    def faults(self) -> tuple[Fault, ...]:
        """Return what is to be mended in what is typed just now."""
        typed = self.now()
        if typed.way == DRAWN:
            same = typed.secret.split() == typed.drawn.split()
            told = _("Ces mots ne sont pas ceux qui sont affichés.")
            return () if same else (self._fault("secret", told),)
        told = _("Le code a 6 chiffres, par exemple 271 828.")
        short = typed.way == PIN and not _is_pin(typed.secret)
        found = [self._fault("secret", told)] if short else []
        if not typed.secret and not short:
            found.append(self._fault("secret", _("Écrivez votre phrase.")))
        if typed.secret != typed.again:
            told = _("Les deux saisies sont différentes.")
            found.append(self._fault("again", told))
        return tuple(found)

    def ways(self) -> dict[str, str]:
        """Return the secret typed just now, by its kind."""
        typed = self.now()
        kind = "pin" if typed.way == PIN else "passphrase"
        return {kind: typed.drawn if typed.way == DRAWN else typed.secret}

    def _twice(
        self, faults: Sequence[Fault], label: str, again: str
    ) -> list[ft.Control]:
        first = self._line(faults, label, "secret")
        return [first, self._line(faults, again, "again")]

    def _line(self, faults: Sequence[Fault], label: str, part: str) -> ft.Control:
        def typed(text: str) -> None:
            self.change(**{part: text})

        return secret_field(
            label,
            getattr(self.typed, part),
            typed,
            name=f"{self.name}-{part}",
            hint=Hint(error=fault_of(faults, f"{self.name}-{part}")),
        )

    def _ways(self) -> ft.Control:
        ways = {DRAWN: _("Sept mots tirés au sort"), OWN: _("Ma propre phrase")}
        label = _("Votre phrase de passe")
        name = f"{self.name}-way"
        return choice(label, ways, self.typed.way, self._take, name=name)

    def _turn(self, way: str) -> ft.Control:
        instead = {
            PIN: _("Choisir plutôt un code à 6 chiffres"),
            DRAWN: _("Choisir plutôt une phrase de passe"),
        }
        act = doing(lambda: self._take(way))
        name = f"{self.name}-instead"
        return side_by_side([quiet_action(instead[way], act, name=name)])

    def _take(self, way: str) -> None:
        self.change(way=way, secret="", again="")

    def _fault(self, part: str, text: str) -> Fault:
        return Fault(f"{self.name}-{part}", text)


def use_new_secret(name: str, *, way: str = "") -> NewSecret:
    """Choose a secret; *way* is the one proposed first, where it is safe."""
    around = porch()
    pin = around.door.may_use_pin()
    first = way or (PIN if pin else DRAWN)
    held: Any = use_form(lambda: Typed(first, draw(around.entropy)))
    return NewSecret(name, pin, *held)


def _is_pin(text: str) -> bool:
    return text.isdecimal() and len(text) == PIN_DIGITS
