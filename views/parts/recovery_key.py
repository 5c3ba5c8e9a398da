"""« Clé de secours » : its groups of four, to copy by hand, and to retype."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import flet as ft

from app.flows.sheets import RecoverySheet
from views.parts.field import Hint, field
from views.parts.summary import Fault, fault_of
from views.parts.tid import tid
from views.text import _
from views.theme import STRONG, size

GROUPS: Final = 9
_GROUP: Final = 4
_NARROW: Final = "\u202f"
_COLUMN: Final = 128
_FRESH: Final = "recovery.fresh"


def written_key(key: str) -> ft.Control:
    """Return the groups of a key, numbered, in columns, large."""
    lines: list[ft.Control] = [
        ft.Container(
            ft.Text(
                f"{rank}.{_NARROW}{group}",
                font_family=STRONG,
                weight=ft.FontWeight.BOLD,
                size=size(24),
                semantics_label=f"{rank} : {' '.join(group)}",
            ),
            width=size(_COLUMN),
        )
        for rank, group in enumerate(cut(key), 1)
    ]
    return tid("recovery-key", ft.Row(lines, wrap=True, spacing=16, run_spacing=8))


def cut(text: str) -> list[str]:
    """Cut what was typed or printed into groups of four symbols."""
    bare = "".join(symbol for symbol in text if symbol.isalnum()).upper()
    return [bare[at : at + _GROUP] for at in range(0, len(bare), _GROUP)]


def group_fields(
    ranks: Sequence[int],
    typed: Mapping[int, str],
    change: Callable[[Mapping[int, str]], None],
    faults: Sequence[Fault],
) -> ft.Control:
    """Return one small field a group; what is pasted in one fills those that follow."""

    def changed(rank: int) -> Callable[[str], None]:
        return lambda text: change(spread(typed, ranks, rank, text))

    fields: list[ft.Control] = [
        ft.Container(
            field(
                _("Groupe {rank}").format(rank=rank),
                typed.get(rank, ""),
                changed(rank),
                name=group_name(rank),
                hint=Hint(error=fault_of(faults, group_name(rank))),
            ),
            width=size(150),
        )
        for rank in ranks
    ]
    return ft.Row(
        fields,
        wrap=True,
        spacing=12,
        run_spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def spread(
    typed: Mapping[int, str], ranks: Sequence[int], rank: int, text: str
) -> dict[int, str]:
    """Return the groups once *text* came in one: what is pasted fills the next ones."""
    pieces, before = cut(text), "".join(cut(typed.get(rank, "")))
    if len("".join(pieces)) <= len(before) + _GROUP:
        return {**typed, rank: text}
    places = ranks[ranks.index(rank) :]
    return {**typed, **dict(zip(places, pieces, strict=False))}


def short_groups(ranks: Sequence[int], typed: Mapping[int, str]) -> tuple[Fault, ...]:
    """Return one fault for each group that has not its four symbols.

    The whole key typed in one field is no fault.
    """
    if any(len(cut(text)) == len(ranks) > 1 for text in typed.values()):
        return ()
    told = _("Le groupe {rank} a 4 signes.")
    return tuple(
        Fault(group_name(rank), told.format(rank=rank))
        for rank in ranks
        if len("".join(cut(typed.get(rank, "")))) != _GROUP
    )


def wrong_groups(ranks: Sequence[int]) -> tuple[Fault, ...]:
    """Return one fault for each group that is not the one on the sheet."""
    told = _("Le groupe {rank} n'est pas celui de la feuille.")
    return tuple(Fault(group_name(rank), told.format(rank=rank)) for rank in ranks)


def group_name(rank: int) -> str:
    """Name the field of a group."""
    return f"group-{rank}"


def hand_sheet(page: ft.Page, sheet: RecoverySheet) -> None:
    """Leave a sheet just made for « Ma feuille de secours », in this page's memory."""
    page.session.store.set(_FRESH, sheet)


def take_sheet(page: ft.Page) -> RecoverySheet | None:
    """Take the sheet just made; it is there once."""
    sheet: RecoverySheet | None = page.session.store.get(_FRESH)
    page.session.store.set(_FRESH, None)
    return sheet
