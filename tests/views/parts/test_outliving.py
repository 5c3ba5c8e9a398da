"""A part that cannot be drawn again leaves the rest of the page alive."""

from collections.abc import Callable

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.outliving import FAULT, Redrawing, outlive_missed_drawings
from views.parts.state import use_held
from views.parts.tid import tid
from views.shell import opened

pytestmark = pytest.mark.anyio


@ft.component
def broken() -> ft.Control:
    """A part that cannot be drawn a second time."""
    count, change = use_held(0)
    if count:
        raise ValueError(count)
    return tid("break", ft.Button("Casser", on_click=lambda: change(1)))


@ft.component
def whole() -> ft.Control:
    """A part that says how often it was pressed."""
    count, change = use_held(0)
    return tid("count", ft.Button(f"{count} fois", on_click=lambda: change(count + 1)))


def parts(*, outlived: bool) -> Callable[[ft.Page], None]:
    """Return a page of both parts."""

    def main(page: ft.Page) -> None:
        if outlived:
            outlive_missed_drawings(page.session)
        page.render(lambda: ft.Column([broken(), whole()]))

    return main


async def test_what_cannot_be_drawn_freezes_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with FletUnit(parts(outlived=True)) as ui:
        with pytest.raises(ValueError, match="1"):
            await ui.press("break")
        delattr(ui.session, FAULT)
        await ui.press("count")
        assert "1 fois" in ui.text()
    assert "drawing.failed" in caplog.text


async def test_flet_alone_never_draws_again() -> None:
    async with FletUnit(parts(outlived=False)) as ui:
        for press in ("break", "count"):
            with pytest.raises(ValueError, match="1"):
                await ui.press(press)
        assert "0 fois" in ui.text()


async def test_each_page_of_the_app_outlives_them() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        assert ui.session.schedule_update.__module__ == "views.parts.outliving"


def test_a_control_is_drawn_once_however_often_it_is_asked() -> None:
    session, one, other = object(), ft.Text("a"), ft.Text("a")
    asked = {Redrawing(session, each) for each in (one, one, other)}  # type: ignore[arg-type]
    assert len(asked) == 2
