"""« Envois non compris » : what a device sent that could not be read, byte by byte."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import flet as ft

from app.domain.words import N_
from app.flows.devices.told import Quarantined
from views.parts.acting import doing
from views.parts.action import grave_action
from views.parts.box import card, side_by_side
from views.parts.code import code
from views.parts.devices_near.words import capital, when_of
from views.parts.folded import fold_button
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.text import _

_REASONS: Final[Mapping[str, str]] = {
    "short": N_("Message trop court"),
    "trailing": N_("Message trop long"),
    "crc": N_("Message abîmé en route"),
    "size": N_("Taille impossible"),
    "flags": N_("Forme inconnue"),
    "unit": N_("Unité inconnue"),
    "value": N_("Valeur impossible"),
    "line": N_("Ligne illisible"),
}
_OTHER: Final = N_("Message illisible")
_WIDE: Final = 8
"""Bytes on a line."""


@ft.component
def Odd(one: Quarantined, drop: Callable[[Quarantined], None]) -> ft.Control:
    """Show one packet: why it was not read, and its bytes on demand."""
    unfolded, unfold, fold = use_flag()
    own = one.key[:16]
    label = _("Cacher les détails") if unfolded else _("Voir les détails")
    turn = doing(fold if unfolded else unfold)
    ways = [
        fold_button(label, turn, name=f"bytes-{own}", unfolded=unfolded),
        grave_action(_("Supprimer"), doing(partial(drop, one)), name=f"drop-{own}"),
    ]
    place = _("Reçu sous le nom « {where} »").format(where=one.where)
    bytes_ = [sentence(place, quiet=True), code(hexed(one.raw))] if unfolded else []
    told = [heading(2, reason_of(one)), sentence(capital(when_of(one.at)), quiet=True)]
    return card([*told, *bytes_, side_by_side(ways)])


def reason_of(one: Quarantined) -> str:
    """Say why a packet was not read."""
    return _(_REASONS.get(one.reason, _OTHER))


def hexed(raw: bytes) -> str:
    """Write bytes as people compare them: in pairs, a few on a line."""
    lines = [raw[start : start + _WIDE] for start in range(0, len(raw), _WIDE)]
    return "\n".join(line.hex(" ").upper() for line in lines)


def written(every: Sequence[Quarantined]) -> bytes:
    """Return the packets as a text file, for who can read them."""
    rows = [
        f"{one.at.isoformat(timespec='seconds')} {one.device} {one.where} "
        f"{one.reason} {one.raw.hex()}"
        for one in every
    ]
    return "\n".join([*rows, ""]).encode()
