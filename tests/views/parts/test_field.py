"""A field never takes back a keystroke, and a secret one learns nothing."""

import flet as ft
import pytest
from flet.messaging.protocol import MessageAction
from PIL import ImageFont

from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.test_choice import large
from views.parts.field import Hint, field, secret_field
from views.parts.state import use_held
from views.prints.paper import FONTS

pytestmark = pytest.mark.anyio
ROOM = 320 - 2 * 16
"""Pixels of a label above its field: the page without its edges."""


def echo() -> ft.Control:
    """A screen that keeps what is typed, and can empty the field."""
    text, put = use_held("")
    line = field("Mot", text, put, name="word", hint=Hint("aide", suffix="kg"))
    clear = ft.FilledButton("Vider", on_click=lambda: put(""))
    return ft.Column([line, ft.Text(f"vu : {text}"), clear])


async def test_what_is_typed_is_told() -> None:
    async with FletUnit(drawing(echo)) as ui:
        await ui.type("word", "lycée")
        assert "vu : lycée" in ui.text()
        assert ui.tid("word").value == "lycée"


async def test_a_keystroke_between_a_change_and_its_drawing_is_kept() -> None:
    async with FletUnit(drawing(echo)) as ui:
        line = ui.tid("word")
        ui.session.apply_patch(line._i, {"value": "ly"})
        await ui.session.dispatch_event(line._i, "change", "ly")
        ui.session.apply_patch(line._i, {"value": "lyc"})
        await ui.settle()
        assert ui.tid("word").value == "lyc"
        sent = [
            str(body)
            for action, body, _ in ui.conn.sent
            if action == MessageAction.PATCH_CONTROL
        ]
        assert not any("'value', 'ly'" in patch for patch in sent)


async def test_the_screen_itself_can_empty_the_field() -> None:
    async with FletUnit(drawing(echo)) as ui:
        await ui.type("word", "lycée")
        await ui.click(ui.one(ft.FilledButton))
        assert ui.tid("word").value == ""


async def test_a_secret_is_hidden_and_never_learnt() -> None:
    def draw() -> ft.Control:
        return secret_field("Code", "", lambda _: None, name="code")

    async with FletUnit(drawing(draw)) as ui:
        line = ui.tid("code")
        assert line.password
        assert line.can_reveal_password
        assert not line.autocorrect
        assert not line.enable_suggestions
        assert not line.enable_ime_personalized_learning


async def test_at_320_pixels_and_200_percent_no_word_of_a_label_is_broken() -> None:
    asked = "Établissement ou accompagnement, hospitalisation"

    def draw() -> ft.Control:
        ft.context.page.data = large(320, 2.0)
        return field(asked, "", lambda _: None, name="place")

    async with FletUnit(drawing(draw)) as ui:
        [label] = [one for one in ui.all(ft.Text) if one.value]
    assert label.value.replace("-\n", "") == asked
    if not (FONTS / "Alveole-400.ttf").exists():
        pytest.skip("our type was not fetched")
    font = ImageFont.truetype(FONTS / "Alveole-400.ttf", 36)
    assert [word for word in label.value.split() if font.getlength(word) > ROOM] == []
    assert font.getlength("Accompagnement-hospitalisation") > ROOM


@pytest.mark.a11y
@pytest.mark.parametrize(("scale", "apart"), [(1.0, 0), (2.0, 1)])
async def test_what_does_not_stand_in_a_field_stands_above_it_and_is_heard_once(
    scale: float, apart: int
) -> None:
    asked = "Votre phrase de passe"

    def draw() -> ft.Control:
        ft.context.page.data = large(320, scale)
        return secret_field(asked, "", lambda _: None, name="secret")

    async with FletUnit(drawing(draw)) as ui:
        above = [one for one in ui.all(ft.Text) if one.value == asked]
        [heard] = ui.all(ft.Semantics, identifier="secret")
        said = [one for one in (ui.tid("secret").label, heard.label) if one]
    assert said == [asked]
    assert len(above) == apart
    assert all(one.parent.exclude_semantics for one in above)


async def test_an_eye_takes_room_from_what_is_asked() -> None:
    asked = "Code à recopier"

    def draw() -> ft.Control:
        ft.context.page.data = large(390, 2.0)
        plain = field(asked, "", lambda _: None, name="plain")
        return ft.Column([plain, secret_field(asked, "", print, name="eye")])

    async with FletUnit(drawing(draw)) as ui:
        assert (ui.tid("plain").label, ui.tid("eye").label) == (asked, None)
