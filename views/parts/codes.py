"""« Codes » of a document: what they are worth, and one of them on the whole screen."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any, Final

import flet as ft

from app.domain.entry import Entry
from app.domain.prescribed import LISTED, Code, Square, Stamp, Verdict
from app.domain.when import When
from app.domain.words import N_
from app.flows.prescription import Shown, Told, Trust
from views.parts.acting import Act, acting, doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import Tone, banner
from views.parts.box import card, side_by_side, stack
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.parts.watching import asked, here, use_record
from views.text import _, date_long
from views.theme import LIGHT, STRONG, TARGET, size

_SAID: Final[dict[Trust, tuple[Tone, str]]] = {
    Trust.AUTHENTIC: ("calm", N_("Signature vérifiée.")),
    Trust.ALTERED: (
        "alert",
        N_("Ce document a été changé : ne vous y fiez pas."),
    ),
    Trust.UNKNOWN: (
        "notice",
        N_("Signataire inconnu : nous ne pouvons pas vérifier."),
    ),
    Trust.EXPIRED: (
        "alert",
        N_("La signature est hors de ses dates : ne vous y fiez pas."),
    ),
    Trust.UNSIGNED: ("notice", N_("Rien n'est signé ici. Montrez le document.")),
}
_STAMPED: Final[dict[Verdict, tuple[Tone, str]]] = {
    Verdict.AUTHENTIC: ("calm", N_("Cachet 2D-Doc : signature vérifiée.")),
    Verdict.ALTERED: (
        "alert",
        N_("Cachet 2D-Doc changé : ne vous y fiez pas."),
    ),
    Verdict.UNKNOWN: ("notice", N_("Cachet 2D-Doc : signature non vérifiée.")),
}
_NOTHING: Final = Told()


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands over a code on the whole screen, and under it."""

    title: str
    words: str = ""


_MODULE: Final = 8
"""Pixels of the drawing for one module: sharp wherever it is shown."""
_WIDEST: Final = 560
_AROUND: Final = 230
"""Height taken by the words and the button under a code."""
_LEAST: Final = 160
"""Pixels of a code of 4 cm on the least dense screen."""


def trust_line(shown: Shown) -> ft.Control:
    """Say what a prescription is worth, in one sentence."""
    tone, words = _SAID[shown.trust]
    return banner(_(words), tone=tone)


def demonstration_line(shown: Shown) -> list[ft.Control]:
    """Say that a prescription proves nothing, when it is one of our own."""
    words = _("Ordonnance d'exemple : elle ne vaut rien en pharmacie.")
    return [banner(words)] if shown.demonstration else []


@ft.component
def Codes(entry: Entry) -> ft.Control:
    """Tell what the codes of a document say; nothing while they are looked for."""
    look = partial(here().prescriptions.look, entry.id)
    told = use_record(look, "document", key=entry.id).value or _NOTHING
    ordered = _prescription(told.shown, entry) if told.shown else []
    received: Any = CodeReceived
    others = [received(one, key=one.text) for one in told.others]
    rest = [*map(_stamp, told.stamps), *others]
    title = [heading(2, _("Codes de ce document"))] if rest else []
    return stack([*ordered, *title, *rest])


def _prescription(shown: Shown, entry: Entry) -> list[ft.Control]:
    there = going(f"/documents/{entry.id.hex()}/lignes")
    icon = ft.Icons.MEDICATION_OUTLINED
    read = action(_("Lire l'ordonnance"), there, name="prescription-read", icon=icon)
    unsigned = shown.trust is Trust.UNSIGNED
    title = _("Ordonnance") if unsigned else _("Ordonnance lue dans le code")
    told = [*demonstration_line(shown), trust_line(shown)]
    return [heading(2, title), *told, side_by_side([read])]


def _stamp(stamp: Stamp) -> ft.Control:
    tone, words = _STAMPED[stamp.verdict]
    late = _("Ce cachet est hors de ses dates : ne vous y fiez pas.")
    told = banner(late, tone="alert") if stamp.expired else banner(_(words), tone=tone)
    return card([told, *map(sentence, _stamp_words(stamp))])


def _stamp_words(stamp: Stamp) -> list[str]:
    """Say who is said to have stamped, when, and with what it was compared."""
    signed = _("Il dit avoir été signé le {day}.")
    absent = _("La clé du signataire n'est pas sur cet appareil.")
    listed = _("Autorité {name}, sur la liste de confiance du {day}.")
    unlisted = _("Autorité {name}, absente de la liste de confiance du {day}.")
    day = date_long(When.parse(LISTED), weekday=False)
    authority = (listed if stamp.known else unlisted).format(
        name=stamp.authority, day=day
    )
    said = [absent] if stamp.verdict is Verdict.UNKNOWN else []
    if stamp.signed:
        said.append(signed.format(day=_day(stamp.signed)))
    return [*said, authority]


@ft.component
def CodeReceived(code: Code) -> ft.Control:
    """A code that signs nothing we know: shown as it was received, if asked."""
    show = use_code(code, Notice(_("Code de ce document")))
    words = _("Un code est sur ce document.")
    claim = _("Nous le montrons comme il est, sans pouvoir le vérifier.")
    label = _("Montrer ce code")
    ways = [quiet_action(label, show, name="code-show", icon=ft.Icons.QR_CODE)]
    shown = [side_by_side(ways)] if showable(code) else []
    return card([sentence(words, strong=True), sentence(claim), *shown])


def showable(code: Code) -> bool:
    """Tell a code that can be drawn anew, sign for sign."""
    return code.square is Square.QR and code.text.isascii()


def use_code(code: Code | None, notice: Notice) -> Act:
    """Return what puts a code on the whole screen, white, until it is closed."""
    drawn, draw = use_held(b"")

    async def show() -> None:
        if code:
            draw(await asyncio.to_thread(square_of, code.text))

    def leave() -> None:
        draw(b"")

    ft.use_dialog(_whole_screen(drawn, leave, notice) if drawn else None)
    return show


def square_of(text: str) -> bytes:
    """Return the PNG of a QR code of *text*, with its white border."""
    from segno import make_qr

    out = BytesIO()
    made = make_qr(text, error="l", boost_error=False)
    made.save(out, kind="png", scale=_MODULE, border=4)
    return out.getvalue()


def modules(text: str) -> list[bytearray]:
    """Return the rows of a QR code of *text* and its border, 1 for dark."""
    from segno import make_qr

    made = make_qr(text, error="l", boost_error=False)
    return [bytearray(map(bool, row)) for row in made.matrix_iter(border=4)]


def _whole_screen(
    drawn: bytes, leave: Callable[[], None], notice: Notice
) -> ft.AlertDialog:
    page = ft.context.page
    width, height = float(page.width or 360), float(page.height or 640)
    side = max(_LEAST, min(width - 16, height - _AROUND, _WIDEST))
    image = ft.Image(
        src=drawn,
        width=side,
        height=side,
        fit=ft.BoxFit.CONTAIN,
        semantics_label=notice.title,
    )
    title = ft.Semantics(header=True, heading_level=1, content=_dark(notice.title, 22))
    words = notice.words or _("Si besoin, éclairez plus l'écran.")
    column = ft.Column(
        [title, image, _dark(words, 18), _close(leave)],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        alignment=ft.MainAxisAlignment.CENTER,
        scroll=ft.ScrollMode.AUTO,
        spacing=12,
    )
    dialog = ft.AlertDialog(
        modal=True,
        bgcolor=ft.Colors.WHITE,
        content=ft.Container(column, width=width, height=height),
        content_padding=0,
        inset_padding=0,
        shape=ft.RoundedRectangleBorder(radius=0),
        on_dismiss=leave,
    )
    asked(dialog, leave)
    return dialog


def _dark(words: str, pixels: int) -> ft.Control:
    """Return words dark on white, whatever the colours of the app."""
    return ft.Text(
        typeset(words),
        color=LIGHT.ink,
        font_family=STRONG,
        size=size(pixels),
        text_align=ft.TextAlign.CENTER,
    )


def _close(leave: Callable[[], None]) -> ft.Control:
    style = ft.ButtonStyle(bgcolor=LIGHT.primary, color=LIGHT.on_primary)
    act = acting(doing(leave))
    button = ft.FilledButton(
        _("Fermer"), on_click=act, style=style, height=size(TARGET), autofocus=True
    )
    return tid("code-close", button)


def _day(text: str) -> str:
    return date_long(When.parse(text), weekday=False)
