"""« Mot de passe du fichier » : typed in its line, among the files just given."""

from collections.abc import Awaitable, Callable

import flet as ft

from views.errors import sentence_for
from views.parts.action import action
from views.parts.banner import banner
from views.parts.box import card, side_by_side
from views.parts.fate import Told
from views.parts.field import Hint, secret_field
from views.parts.state import use_flag, use_held
from views.text import _

Unlock = Callable[[int, str], Awaitable[None]]


@ft.component
def Unlocking(told: Told, rank: int, unlock: Unlock) -> ft.Control:
    """Say that a file is locked, and try what is typed."""
    typed, type_ = use_held("")
    busy, start, stop = use_flag()

    async def open_() -> None:
        start()
        try:
            await unlock(rank, typed)
        finally:
            stop()

    label = _("Ouverture…") if busy else _("Ouvrir le fichier")
    ready = bool(typed) and not busy
    button = action(label, open_, name=f"add-unlock-{rank}", enabled=ready)
    password = secret_field(
        _("Mot de passe du fichier"),
        typed,
        type_,
        name=f"add-password-{rank}",
        hint=_hint(told),
        submit=open_,
    )
    return card([banner(told.text), password, side_by_side([button])])


def _hint(told: Told) -> Hint:
    helper = _(
        "C'est souvent votre date de naissance. Alvéole le garde avec le fichier."
    )
    wrong = sentence_for("import.password_wrong", {})
    return Hint(helper, wrong if told.wrong else "")
