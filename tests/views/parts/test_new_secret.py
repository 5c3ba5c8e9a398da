"""A code or a phrase is chosen once, typed twice, and told by its kind."""

from dataclasses import replace

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world
from views.parts.new_secret import NewSecret, use_new_secret
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio
PHRASE = "girafe mauve toit lycée brume wagon safran"


class Choosing:
    """A page with a new secret alone; *secret* is its last drawing."""

    def __init__(self, *, pin: bool) -> None:
        self.door = FakeDoor(pin=pin)
        self.secret: NewSecret

    def __call__(self, page: ft.Page) -> None:
        def draw() -> ft.Control:
            self.secret = use_new_secret("x")
            return ft.Column(self.secret.rows(self.secret.faults()))

        world = a_world(self.door)
        page.data = replace(
            Porch(world.door, world.now, world.entropy, world.sleep), width=390
        )
        page.render(ft.component(draw))


async def test_a_code_has_six_digits_typed_twice() -> None:
    page = Choosing(pin=True)
    async with FletUnit(page) as ui:
        for code, again, names in (
            ("12345", "12345", ["x-secret"]),
            ("27182a", "27182a", ["x-secret"]),
            ("271828", "271829", ["x-again"]),
            ("271828", "271828", []),
        ):
            await ui.type("x-secret", code)
            await ui.type("x-again", again)
            assert [fault.name for fault in page.secret.faults()] == names
        assert page.secret.ways() == {"pin": "271828"}


async def test_a_phrase_may_be_chosen_instead_and_back() -> None:
    page = Choosing(pin=True)
    async with FletUnit(page) as ui:
        await ui.press("x-instead")
        words = ui.tid("x-drawn").value
        await ui.type("x-secret", f" {words} ")
        assert page.secret.faults() == ()
        assert page.secret.ways() == {"passphrase": words}
        await ui.press("x-instead")
        assert [fault.name for fault in page.secret.faults()] == ["x-secret"]


async def test_one_s_own_phrase_is_typed_twice() -> None:
    page = Choosing(pin=False)
    async with FletUnit(page) as ui:
        assert not ui.named("x-instead")
        await ui.choose("x-way-own", "own")
        assert [fault.name for fault in page.secret.faults()] == ["x-secret"]
        await ui.type("x-secret", PHRASE)
        assert [fault.name for fault in page.secret.faults()] == ["x-again"]
        await ui.type("x-again", PHRASE)
        assert page.secret.ways() == {"passphrase": PHRASE}
        assert PHRASE not in repr(page.secret.now())
