"""« Messages » : the conversations one has with professionals, and a new one."""

from collections.abc import Sequence
from functools import partial

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.coming import NothingYet
from views.parts.drawn import drawn
from views.parts.messages.rows import Listed, listed, thread_row
from views.parts.messages.words import live
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.unread import TOLD_BY
from views.parts.watching import here, use_record
from views.parts.window import CAP, STEP, Listing, Rows
from views.text import _


@drawn
def Messages() -> ft.Control:
    """List the conversations, the one with the newest word first."""
    limit, grow = use_held(STEP)
    asked = use_record(partial(listed, here()), *TOLD_BY, name="threads")
    if asked.value is None:
        return sheet([*_told(), states(asked, empty="")])
    if not asked.value:
        return sheet([*_told(), _write(), NothingYet(_nobody())])
    found = sorted(asked.value, key=_over)

    def near_end() -> None:
        if len(found) > limit:
            grow(min(CAP, limit + STEP))

    ways = [_write(), *_kept_out(found)]
    rows = Rows(ways, found[:limit], thread_row, _told(), name="threads")
    listing: ft.Control = Listing(rows, near_end)
    return listing


def _over(one: Listed) -> bool:
    """Say whether a conversation goes after those in which one may still write."""
    return not live(one.thread)


def _told() -> list[ft.Control]:
    """Say who reads, what it is not for, and that no real professional is there yet."""
    who = _("Seul le professionnel choisi lit ce que vous écrivez.")
    urgent = _("En cas d'urgence, appelez le 15 ou le 112.")
    none_yet = _("Aucun vrai professionnel n'utilise encore Alvéole. C'est un essai.")
    said = [sentence(who), sentence(urgent, strong=True)]
    return [stack(said, spacing=4), banner(none_yet)]


def _nobody() -> str:
    return _("Aucun message. Vous pouvez écrire aux professionnels qui l'acceptent.")


def _write() -> ft.Control:
    if here().example:
        return sentence(
            _("Dans l'exemple, on n'ouvre pas d'autre conversation."), quiet=True
        )
    label, icon = _("Écrire à un professionnel"), ft.Icons.EDIT_OUTLINED
    go = going("/messages/ecrire")
    return side_by_side([action(label, go, name="messages-write", icon=icon)])


def _kept_out(found: Sequence[Listed]) -> list[ft.Control]:
    """Lead to who is blocked, where somebody is."""
    if not any(one.thread.blocked for one in found):
        return []
    label, go = _("Voir les professionnels bloqués"), going("/messages/bloques")
    return [side_by_side([quiet_action(label, go, name="messages-blocked")])]


SCREEN = Screen("/messages", N_("Messages"), Messages, place="messages")
