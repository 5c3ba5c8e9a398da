"""How the tests of screens open one, and play the person who chooses files."""

from typing import Any

from app.domain.ids import SpaceId
from tests.screens.fletunit import FletUnit, Invoked
from tests.screens.homes import FakeDoor, a_world
from views.house import House
from views.parts.measures.address import MEASURES, token_of
from views.shell import opened


def on(
    house: House, route: str, on_invoke: Invoked | None = None, *, width: int = 390
) -> FletUnit:
    """Open a screen of *house*."""
    world = a_world(FakeDoor(house))
    return FletUnit(opened(world), route=route, width=width, on_invoke=on_invoke)


def measure_at(code: str, house: House | None = None) -> str:
    """Return the address of a kind of measure, of the homes of tests or of *house*."""
    space = house.space.id if house else SpaceId(b"s" * 16)
    return f"{MEASURES}/{token_of(space, code)}"


def picking(*files: tuple[str, bytes]) -> Invoked:
    """Play a person who chooses these files."""
    picked = [
        {"id": rank, "name": name, "size": len(content), "path": None, "bytes": content}
        for rank, (name, content) in enumerate(files)
    ]

    def client(name: str, _: Any) -> Any:  # noqa: ANN401 - Flet's own types
        return picked if name == "pick_files" else None

    return client
