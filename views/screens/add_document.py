"""« Ajouter un document » : files chosen on the device, one answer each."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import flet as ft

from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.gathering import NOTHING, Gathered
from app.flows.parcels import Piece
from views.house import Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.adding import Adding, Work
from views.parts.assembling import Ways, assembling, left_waiting
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.drawn import drawn
from views.parts.fate import Told, counted
from views.parts.importing.handed import ROUTE, hand
from views.parts.led import use_lead
from views.parts.once import use_once
from views.parts.profile.card_asked import CardAsked
from views.parts.progress import joining, progress
from views.parts.scanning.adjusting import Adjusting
from views.parts.scanning.printing import Printing, printing_line
from views.parts.scanning.recognising import ReadAfter
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.unlocking import Unlocking
from views.parts.watching import here, use_record
from views.text import _, ngettext, size


@drawn
def AddDocument() -> ft.Control:
    """Choose files; each is read in the airlock, then kept or refused with a reason."""
    picker = ft.use_memo(ft.FilePicker, [])
    work, change, now = use_form(Work)
    adding = Adding(here(), picker, change, now)
    printing = Printing(here().scanning, adding, change, now)
    gathered = use_record(here().gathering.gathered, "setting").value or NOTHING
    warn, warned = use_once("picker")
    steps = (adding.move, adding.away, adding.more, printing.join, adding.leave)
    led = use_lead([leaf.file.id for leaf in gathered.leaves])
    ways, idle = Ways(*steps, adding.adjust, led), not work.busy
    count = len(gathered.leaves) if idle else 0
    if count and work.gathering:
        return _pages(work, adding, gathered, ways)
    left = [left_waiting(count, adding.resume, ways)] if count else []
    return sheet(
        [
            *left,
            *_taken(),
            *([_outside()] if warn else []),
            _picks(adding, partial(_after, warned), idle=idle, first=not left),
            *_followed(work, adding),
            *([_deposits()] if idle else []),
        ]
    )


def _deposits() -> ft.Control:
    """Return the way to what professionals may send by themselves."""
    label, way = _("Recevoir de vos soignants"), going("/documents/laboratoire")
    return side_by_side([quiet_action(label, way, name="add-reception")])


async def _after(warned: Act, pick: Act) -> None:
    """Have files picked, once it was noted that the warning was shown."""
    await warned()
    await pick()


def _pages(work: Work, adding: Adding, gathered: Gathered, ways: Ways) -> ft.Control:
    """Return all the pages in their order, or the one on the bench, from its top."""
    for rank, leaf in enumerate(gathered.leaves):
        page = leaf.file.id
        if page == work.adjusting:
            adjusting: Any = Adjusting
            leave = partial(adding.adjust, None)
            bench = sheet([adjusting(page, rank, leave, key=page.hex())])
            bench.key = "bench"
            return bench
    failed = _failures(work, adding)
    return sheet([*_stopped(work), *failed, assembling(gathered, ways)])


def _taken() -> list[ft.Control]:
    most = size(here().arrivals.size_max)
    kinds = _("PDF, photos, textes, imagerie, archives ZIP : {most} au plus.")
    same = _("Le fichier d'origine n'est pas modifié.")
    return [sentence(kinds.format(most=most)), sentence(same, quiet=True)]


def _outside() -> ft.Control:
    words = _("La fenêtre qui s'ouvre est celle de votre appareil, hors d'Alvéole.")
    seen = _("Alvéole ne voit que les fichiers que vous choisissez.")
    return banner(f"{words} {seen}")


def _picks(
    adding: Adding,
    choose: Callable[[Act], Awaitable[None]],
    *,
    idle: bool,
    first: bool,
) -> ft.Control:
    icon, pages = ft.Icons.UPLOAD_FILE, _("Mettre au propre des photos de papiers")
    label, files = _("Choisir des fichiers"), partial(choose, adding.choose)
    if not idle:
        still = action(label, files, name="add-pick", icon=icon, enabled=False)
        return side_by_side([still])
    draw = action if first else quiet_action
    pick = draw(label, files, name="add-pick", icon=icon)
    icon, more = ft.Icons.PHOTO_LIBRARY_OUTLINED, partial(choose, adding.more)
    return side_by_side([pick, quiet_action(pages, more, name="add-pages", icon=icon)])


def _followed(work: Work, adding: Adding) -> list[ft.Control]:
    lines = [_line(told, rank, adding) for rank, told in enumerate(work.told)]
    if work.busy:
        return [_going_on(work, adding.stop), *lines]
    if not lines:
        return _stopped(work)
    see = quiet_action(_("Voir mes documents"), going("/documents"), name="add-see")
    after: Any = ReadAfter
    scan = work.scanned
    read = [after(EntryId(parse_id(scan)), key=f"read-{scan}")] if scan else []
    return [*_stopped(work), *lines, *read, side_by_side([see])]


def _going_on(work: Work, stop: Callable[[], None]) -> ft.Control:
    bar = _bar(work)
    if work.stopped:
        words = _("Nous nous arrêtons après ce fichier.")
        if work.printing:
            words = _("Nous nous arrêtons après cette page.")
        return stack([bar, sentence(words)])
    return stack(
        [bar, side_by_side([quiet_action(_("Annuler"), doing(stop), name="add-stop")])]
    )


def _bar(work: Work) -> ft.Control:
    if work.printing:
        return printing_line(work)
    if work.joining:
        return joining(work.total)
    return progress(work.done, work.total, work.sent)


def _stopped(work: Work) -> list[ft.Control]:
    left = work.left
    if not left:
        return []
    words = ngettext(
        "Vous avez arrêté : {count} fichier n'a pas été lu.",
        "Vous avez arrêté : {count} fichiers n'ont pas été lus.",
        left,
    )
    kept = [] if work.gathering else [counted(work.kept)]
    return [banner(" ".join([words.format(count=left), *kept]))]


def _failures(work: Work, adding: Adding) -> list[ft.Control]:
    told = enumerate(work.told)
    return [_line(one, rank, adding) for rank, one in told if not one.id]


def _line(told: Told, rank: int, adding: Adding) -> ft.Control:
    if told.locked:
        unlocking: Any = Unlocking
        line: ft.Control = unlocking(told, rank, adding.unlock, key=f"locked-{rank}")
        return line
    if told.readings:
        return _readings(told.text, told.readings, rank)
    if not told.id:
        return banner(told.text, tone="alert")
    open_, change = _("Ouvrir"), _("Modifier")
    route = f"/documents/{told.id}"
    ways = [
        quiet_action(open_, going(route), name=f"add-open-{rank}"),
        quiet_action(change, going(f"{route}/modifier"), name=f"add-change-{rank}"),
    ]
    asked: Any = CardAsked
    document = EntryId(parse_id(told.id))
    ask = told.asked is not None
    more = [asked(document, told.asked, key=f"asked-{rank}")] if ask else []
    return card([banner(told.text, tone="calm"), side_by_side(ways), *more])


def _readings(text: str, piece: Piece, rank: int) -> ft.Control:
    """Lead a file of measures to where they are seen before they are kept."""
    page = ft.context.page

    async def see() -> None:
        hand(piece.name, piece.whole)
        await page.push_route(ROUTE)

    icon, name = ft.Icons.MONITOR_HEART_OUTLINED, f"add-readings-{rank}"
    way = action(_("Voir ces mesures"), see, name=name, icon=icon)
    return card([banner(text), side_by_side([way])])


SCREEN = Screen(
    "/documents/ajouter", N_("Ajouter un document"), AddDocument, place="documents"
)
