"""« Visionneuse » : the images of an exam, one at a time, as a reading room has it."""

from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from app.domain.foreign import Picture
from app.domain.imaging import Scale, Slice
from views.parts.box import sheet
from views.parts.heading import heading
from views.parts.imaging.film import Film, film
from views.parts.imaging.grip import Grip
from views.parts.imaging.measure import RulerTold, ruler_words
from views.parts.imaging.panel import near, panel, series_words
from views.parts.imaging.place import Point, ruled, sight
from views.parts.imaging.shown import Exam, Setter, Shown
from views.parts.imaging.slider import rank_words, slider
from views.parts.pair import roomy
from views.parts.sentence import sentence
from views.parts.state import use_form, use_made
from views.parts.states import states
from views.parts.watching import Asked, porch, stir, use_record
from views.theme import look, size

PANEL: Final = 400
"""Width, at 100 %, of what sets the image, beside it."""
_TALL: Final = 0.6
"""Part of the height of a telephone the image may take."""
_SHARP: Final = 1024
_SHARPEST: Final = 4096
_SIDE: Final = 16
_HEIGHT: Final = 800


@dataclass(frozen=True, slots=True)
class Drawn:
    """One image as it came out of the « sas »."""

    picture: Picture
    scale: Scale


class Latest:
    """The last image asked for: those passed over are not drawn."""

    def __init__(self) -> None:
        self.key: object = None


@ft.component
def Viewer(exam: Exam) -> ft.Control:
    """Show the images, what sets them, and the report beside."""
    entry, study, (shown, put, now) = exam.entry, exam.study, use_form(Shown)

    def change(**fields: Any) -> None:  # noqa: ANN401 - the form's own fields
        stir()
        put(**fields)

    series = study.series[shown.series]
    setter = Setter(now, change, len(series.slices))
    asked = use_image(exam, series.slices[shown.rank], shown)
    drawn = asked.value
    scale = ruled(drawn.scale, drawn.picture) if drawn else None
    grip = use_grip(setter)
    words = rank_words(shown.rank, setter.of)
    said = f"{entry.title}, {series_words(series, shown.series)}, {words}"
    name = study.patient if shown.named else ""
    image = [
        heading(2, entry.title),
        sentence(words),
        *_window(asked, shown, grip, said=said, name=name),
        *_ruler(shown, scale),
        *slider(setter),
        *near(shown, scale, setter),
    ]
    settings = panel(exam, shown, scale, setter)
    return _laid(image, settings, setter)


def _ruler(shown: Shown, scale: Scale | None) -> list[ft.Control]:
    told = shown.ruler and scale and ruler_words(shown.ruler, scale)
    return [RulerTold(told)] if told else []


def use_image(exam: Exam, where: Slice, shown: Shown) -> Asked[Drawn | None]:
    """Draw the image shown; while another comes, the last one stays."""
    latest = use_made(Latest)[0]
    width = min(_SHARP * max(1, round(shown.place.level)), _SHARPEST)
    latest.key = key = (where, shown.look, width)

    def draw() -> Drawn | None:
        if latest.key != key:
            return None
        picture, scale = exam.imaging.draw(
            exam.entry.id, where, width=width, look=shown.look
        )
        return Drawn(picture, scale)

    return use_record(draw, key=key)


def use_grip(setter: Setter) -> Grip:
    """Return what hands do on the image, the same from one image to the next."""
    grip = use_made(lambda: Grip(setter.hands()))[0]
    grip.hands, grip.wheel = setter.hands(), roomy()
    return grip


def _window(
    asked: Asked[Drawn | None], shown: Shown, grip: Grip, *, said: str, name: str
) -> list[ft.Control]:
    """Return the image in the room there is, or why it is not there."""
    if asked.value is None:
        return [states(asked, empty="")]
    drawn, room = asked.value, _room(shown)
    picture = drawn.picture
    grip.seen = sight(room, picture.height / picture.width, shown.place)
    ruler = shown.ruler
    shot = Film(
        picture,
        ruled(drawn.scale, picture),
        said,
        marks=ruler.points if ruler else (),
        aim=ruler.aim if ruler else None,
        name=name,
    )
    window = ft.Container(film(shot, grip), height=None if roomy() else room[1])
    window.expand = roomy()
    return [window]


def _room(shown: Shown) -> Point:
    """Return the window of the image: what was measured, else what is likely."""
    if min(shown.room) > 0:
        return shown.room
    wide = porch().width - 2 * _SIDE
    tall = (ft.context.page.height or _HEIGHT) * _TALL
    return (wide - size(PANEL), tall) if roomy() else (wide, min(wide, tall))


def _laid(
    image: list[ft.Control], settings: list[ft.Control], setter: Setter
) -> ft.Control:
    """Put the settings beside the image, or under it where there is no room."""
    laid: ft.Control = sheet([*image, *settings])
    if roomy():
        edge = ft.Border.only(left=ft.BorderSide(1, look().palette.border))
        left = ft.Column(
            image,
            spacing=12,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        laid = ft.Row(
            [
                ft.Container(left, expand=True, padding=_SIDE),
                ft.Container(sheet(settings), width=size(PANEL), border=edge),
            ],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    listening = ft.KeyboardListener(
        laid,
        include_semantics=False,
        on_key_down=setter.pressed,
        on_key_repeat=setter.pressed,
    )
    return ft.Container(listening, expand=True)
