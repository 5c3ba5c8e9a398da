"""« Cadrer la page » : its four corners, its way up, its tone; seen before kept."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.foreign import Picture
from app.domain.ids import AttachmentId
from app.domain.scan import WHOLE, Cut, How, Point, Tone
from views.house import House
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.choice import choice
from views.parts.heading import heading
from views.parts.nav import beside_rail
from views.parts.scanning.outline import Outline, outlined
from views.parts.scanning.settled import use_settled
from views.parts.scanning.wording import how_told, tones
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, porch, stir, use_record
from views.text import _
from views.theme import look

_PHOTO, _PREVIEW, _WIDEST, _MARGINS = 900, 520, 480, 66
_STEP: Final = 0.005
"""How far one press moves a corner, in shares of the photograph."""
_KEYS: Final = {
    "arrowleft": (-1, 0),
    "arrowright": (1, 0),
    "arrowup": (0, -1),
    "arrowdown": (0, 1),
}


@dataclass(frozen=True, slots=True)
class Bench:
    """A page on the bench: its photograph, and how it is cut out now."""

    page: AttachmentId
    rank: int
    photo: Picture = field(repr=False, compare=False)
    cut: Cut


@dataclass(frozen=True, slots=True)
class Draft:
    """How it would be cut out, and the corner that is held."""

    cut: Cut
    corner: int = 0


@ft.component
def Adjusting(page: AttachmentId, rank: int, leave: Callable[[], None]) -> ft.Control:
    """Bring the photograph, then let the page be placed in it."""
    asked = use_record(partial(_bench, here(), page, rank), key=page)
    if asked.value is None:
        back = quiet_action(_("Revenir aux pages"), doing(leave), name="adjust-leave")
        return stack([states(asked, empty=""), side_by_side([back])])
    table: Any = Table
    shown: ft.Control = table(asked.value, leave, key=page.hex())
    return shown


@ft.component
def Table(bench: Bench, leave: Callable[[], None]) -> ft.Control:
    """Show the photograph with its corners, what moves them, and the page made."""
    draft, change, now = use_form(lambda: Draft(bench.cut))
    hands = Hands(bench, change, now)
    title = _("Cadrer la page {rank}").format(rank=bench.rank + 1)
    made: Any = Made
    parts = [
        heading(2, title),
        sentence(how_told(draft.cut.how)),
        _photograph(bench, draft, hands),
        card([_corners(draft, change), _moving(hands)]),
        _others(hands),
        choice(_("Aspect"), tones(), draft.cut.tone, hands.tone, name="adjust-tone"),
        heading(3, _("La page une fois redressée")),
        made(bench.page, bench.rank, draft.cut),
        sentence(_("La photo d'origine est gardée avec le document."), quiet=True),
        _leaving(bench, now, leave),
    ]
    return ft.KeyboardListener(
        stack(parts), include_semantics=False, on_key_down=hands.pressed
    )


@ft.component
def Made(page: AttachmentId, rank: int, cut: Cut) -> ft.Control:
    """Draw the page as it would be kept."""
    settled = use_settled(cut)
    draw = partial(here().scanning.draw, page, _PREVIEW, settled)
    drawn = use_record(draw, key=settled).value
    if drawn is None:
        return sentence(_("La page se prépare…"), quiet=True)
    label = _("Page {rank} redressée").format(rank=rank + 1)
    width = min(room(), drawn.width)
    image = ft.Image(
        drawn.png,
        width=width,
        fit=ft.BoxFit.FIT_WIDTH,
        semantics_label=label,
        gapless_playback=True,
    )
    border = ft.Border.all(1, look().palette.border)
    framed = ft.Container(image, border=border, bgcolor=ft.Colors.WHITE)
    return ft.Row([framed], alignment=ft.MainAxisAlignment.CENTER)


class Hands:
    """What is done to the page on the bench."""

    def __init__(
        self, bench: Bench, change: Callable[..., None], now: Callable[[], Draft]
    ) -> None:
        self._bench = bench
        self._change = change
        self._now = now

    def put(self, point: Point) -> None:
        """Put the corner held at a point of the photograph."""
        draft = self._now()
        self._change(cut=draft.cut.moved(draft.corner, *point))

    def by(self, across: int, down: int) -> None:
        """Move the corner held by a few steps."""
        draft = self._now()
        x, y = draft.cut.corners[draft.corner]
        self.put((x + across * _STEP, y + down * _STEP))

    def tone(self, tone: str) -> None:
        """Show the page in another tone."""
        self._change(cut=replace(self._now().cut, tone=Tone(tone)))

    def turn(self) -> None:
        """Turn the page a quarter of a turn."""
        self._change(cut=self._now().cut.turned())

    def whole(self) -> None:
        """Take the whole photograph."""
        self._change(cut=replace(self._now().cut, corners=WHOLE, how=How.HAND))

    async def find(self) -> None:
        """Look for the edges again."""
        seen = await asyncio.to_thread(here().scanning.seen, self._bench.page)
        cut = replace(self._now().cut, corners=seen.corners, how=seen.how)
        self._change(cut=cut)
        porch().say(how_told(seen.how))

    def pressed(self, event: Any) -> None:  # noqa: ANN401 - Flet's own event
        """Move the corner held with the arrows of the keyboard."""
        stir()
        step = _KEYS.get(event.key.replace(" ", "").lower())
        if step:
            self.by(*step)


def room() -> float:
    """Return how wide a picture may be here."""
    return min(beside_rail(porch().width) - _MARGINS, _WIDEST)


def _bench(house: House, page: AttachmentId, rank: int) -> Bench:
    photo = house.gathering.draw(page, _PHOTO)
    return Bench(page, rank, photo, house.scanning.cut(page))


def _photograph(bench: Bench, draft: Draft, hands: Hands) -> ft.Control:
    said = _("Photo de la page {rank}").format(rank=bench.rank + 1)
    shown = Outline(bench.photo, draft.cut.corners, draft.corner, room(), said)
    return outlined(shown, hands.put)


def _corners(draft: Draft, change: Callable[..., None]) -> ft.Control:
    names = (_("Haut gauche"), _("Haut droit"), _("Bas droit"), _("Bas gauche"))
    options = {str(rank): name for rank, name in enumerate(names)}

    def hold(rank: str) -> None:
        change(corner=int(rank))

    label = _("Coin à placer")
    return choice(label, options, str(draft.corner), hold, name="adjust-corner")


def _moving(hands: Hands) -> ft.Control:
    ways = (
        (_("Vers la gauche"), (-1, 0), "left", ft.Icons.ARROW_BACK),
        (_("Vers la droite"), (1, 0), "right", ft.Icons.ARROW_FORWARD),
        (_("Vers le haut"), (0, -1), "up", ft.Icons.ARROW_UPWARD),
        (_("Vers le bas"), (0, 1), "down", ft.Icons.ARROW_DOWNWARD),
    )
    buttons = [
        quiet_action(
            label, doing(partial(hands.by, *step)), name=f"adjust-{way}", icon=icon
        )
        for label, step, way, icon in ways
    ]
    words = _("Touchez la photo pour y placer ce coin, ou utilisez ces boutons.")
    return stack([sentence(words, quiet=True), side_by_side(buttons)], spacing=12)


def _others(hands: Hands) -> ft.Control:
    ways: tuple[tuple[str, Act, str, ft.IconData], ...] = (
        (_("Tourner la page"), doing(hands.turn), "turn", ft.Icons.ROTATE_RIGHT),
        (_("Chercher les bords"), hands.find, "find", ft.Icons.CROP_FREE),
        (_("Prendre toute la photo"), doing(hands.whole), "whole", ft.Icons.PHOTO),
    )
    return side_by_side(
        [
            quiet_action(label, act, name=f"adjust-{name}", icon=icon)
            for label, act, name, icon in ways
        ]
    )


def _leaving(
    bench: Bench, now: Callable[[], Draft], leave: Callable[[], None]
) -> ft.Control:
    async def keep() -> None:
        scanning, cut = here().scanning, now().cut
        words = _("La page {rank} est recadrée.").format(rank=bench.rank + 1)
        work, back = (
            partial(scanning.put, bench.page, one) for one in (cut, bench.cut)
        )
        await done(words, work, back)
        leave()

    buttons = [
        action(_("Garder ce cadrage"), keep, name="adjust-keep", icon=ft.Icons.CHECK),
        quiet_action(_("Ne rien changer"), doing(leave), name="adjust-leave"),
    ]
    return side_by_side(buttons)
