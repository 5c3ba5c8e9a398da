"""What may be done with a line: change it, end it, withdraw it, throw it away."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.errors import Refused
from app.domain.topic import Line
from app.rules.authorship import Act as Allowed
from app.rules.authorship import Actor, maker_of, may
from views.errors import sentence_for
from views.parts.acting import Act, doing, going
from views.parts.action import action, grave_action, quiet_action
from views.parts.banner import banner
from views.parts.blame import use_blame
from views.parts.box import card, side_by_side, stack
from views.parts.field import Hint, field
from views.parts.heading import heading
from views.parts.profile.rubric import place_of
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form
from views.parts.typed_date import iso_date
from views.parts.undoing import done
from views.parts.watching import here, local_now, porch
from views.text import _


@ft.component
def Ways(line: Line) -> ft.Control:
    """Offer what may be done, and say why nothing may be."""
    ending, end, keep = use_flag()
    if line.state == "withdrawn":
        return Back(line, _("Remettre cette ligne"), _("La ligne est remise."))
    if not _own(line):
        return sentence(_("Vous pouvez la retirer, pas la changer."), quiet=True)
    edit = going(f"{place_of(line.topic)}/{line.entry.id.hex()}/modifier")
    icon = ft.Icons.EDIT_OUTLINED
    ways = [quiet_action(_("Modifier"), edit, name="line-change", icon=icon)]
    if line.topic.ends and line.state == "active" and not ending:
        over = _("C'est fini depuis…")
        stop = ft.Icons.EVENT_AVAILABLE_OUTLINED
        ways.append(quiet_action(over, doing(end), name="line-end", icon=stop))
    form = [Ending(line, keep)] if ending and line.state == "active" else []
    again = _("C'est de nouveau en cours"), _("La ligne est de nouveau en cours.")
    back = [Back(line, *again)] if line.state == "ended" else []
    return stack([side_by_side(ways), *form, *back])


@dataclass(frozen=True, slots=True)
class _Over:
    """The day typed."""

    day: str = ""


@ft.component
def Ending(line: Line, close: Callable[[], None]) -> ft.Control:
    """Ask since when it is over; a month, a year or nothing is enough."""
    flow, today = here().profile, local_now().date()
    typed, change, now = use_form(_Over)
    fault, blame = use_blame()

    async def over() -> None:
        try:
            day = iso_date(now().day, today)
            work = partial(flow.end, line.entry.id, day)
            back = partial(flow.restore, line.entry)
            await done(_("La fin est notée."), work, back)
        except Refused as error:
            blame(sentence_for(error.code, error.details))
        else:
            close()

    label = _("Fini depuis quand")
    hint = Hint(_("Par exemple 12/03/2026, 2026, ou rien si vous ne savez plus"), fault)

    def put(day: str) -> None:
        change(day=day)

    asked = field(label, typed.day, put, name="line-end-day", hint=hint, submit=over)
    keep = action(_("Noter la fin"), over, name="line-end-save", icon=ft.Icons.CHECK)
    leave = quiet_action(_("Annuler"), doing(close), name="line-end-leave")
    return card([asked, side_by_side([keep, leave])])


@ft.component
def Back(line: Line, label: str, told: str) -> ft.Control:
    """Make a line that was over, or withdrawn, hold again."""
    flow = here().profile

    async def again() -> None:
        work = partial(flow.reopen, line.entry.id)
        await done(told, work, partial(flow.restore, line.entry))

    icon = ft.Icons.UNDO
    return side_by_side([quiet_action(label, again, name="line-back", icon=icon)])


@ft.component
def Away(line: Line) -> ft.Control:
    """Offer the two ways to have a line away, each with what it means."""
    if line.state == "withdrawn":
        return ft.Container(visible=False)
    house, around, place = here(), porch(), place_of(line.topic)

    async def withdraw() -> None:
        work = partial(house.profile.withdraw, line.entry.id)
        back = partial(house.profile.restore, line.entry)
        await done(_("La ligne est retirée."), work, back)

    async def throw() -> None:
        words = _("La ligne est dans la corbeille, pour 30 jours.")
        work = partial(house.trash.throw, line.entry.id)
        back = partial(house.trash.put_back, line.entry.id)
        await done(words, work, back, leaving=True)
        around.go(place)

    return _away(withdraw, throw if _own(line) else None)


def _away(withdraw: Act, throw: Act | None) -> ft.Control:
    """Say what each way means, then offer both; nobody throws what others wrote."""
    kept = _("Retirer une erreur : la ligne reste dans l'historique.")
    lost = _("Mettre à la corbeille : la ligne s'efface après 30 jours.")
    label, icon = _("Retirer cette ligne"), ft.Icons.REMOVE_CIRCLE_OUTLINE
    ways = [quiet_action(label, withdraw, name="line-withdraw", icon=icon)]
    if throw:
        ways.append(grave_action(_("Mettre à la corbeille"), throw, name="line-throw"))
    told = (kept, lost) if throw else (kept,)
    words = [sentence(text, quiet=True) for text in told]
    title = heading(2, _("Enlever cette ligne"))
    return stack([title, *words, side_by_side(ways)], spacing=8)


@ft.component
def Thrown(line: Line) -> ft.Control:
    """Say that a line is in the trash, and how to bring it back."""
    trash = here().trash

    async def back() -> None:
        again = partial(trash.throw, line.entry.id)
        await done(
            _("La ligne est de retour."), partial(trash.put_back, line.entry.id), again
        )

    told = banner(_("Cette ligne est dans la corbeille."))
    put = quiet_action(_("Remettre"), back, name="line-restore", icon=ft.Icons.UNDO)
    return stack([told, side_by_side([put])])


def _own(line: Line) -> bool:
    return may(Actor.HOLDER, maker_of(line.entry), Allowed.DESCRIBE)
