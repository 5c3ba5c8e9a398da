"""« Code demandé » : what opens the space, typed again before something grave."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import flet as ft

from app.domain.words import N_
from views.parts.acting import Act
from views.parts.field import Hint, secret_field
from views.parts.state import use_form
from views.parts.watching import porch
from views.text import _

_ASKED: Final = {
    "pin": N_("Votre code actuel"),
    "passphrase": N_("Votre phrase de passe actuelle"),
    "recovery": N_("La clé de votre feuille de secours"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """The secret as typed so far."""

    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Proof:
    """The secret that opens, of the first *kind* there is here."""

    kind: str
    held: Held
    change: Callable[..., None]
    now: Callable[[], Held]

    def row(self, *, submit: Act | None = None, error: str = "") -> ft.Control:
        """Return the field to type it in; *error* is what was wrong with the last."""
        return secret_field(
            _(_ASKED[self.kind]),
            self.held.secret,
            lambda text: self.change(secret=text),
            name="proof",
            hint=Hint(error=error),
            submit=submit,
        )

    def take(self) -> tuple[str, str]:
        """Return the kind and the secret typed just now, and forget it."""
        typed = self.now().secret
        self.change(secret="")
        return self.kind, typed


def use_proof() -> Proof:
    """Ask again for what opens the space."""
    held, change, now = use_form(Held)
    kinds = [way.kind for way in porch().door.ways() if way.kind in _ASKED]
    return Proof(next(iter(kinds), "passphrase"), held, change, now)
