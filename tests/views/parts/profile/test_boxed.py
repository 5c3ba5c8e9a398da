"""A picture of the box fills the code of a medicine; what is no box says so."""

import pytest

from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on, picking
from views.errors import sentence_for

pytestmark = pytest.mark.anyio
ADD = "/sante/profil/traitements/ajouter"
FRENCH = "(01)03400930000007(17)271200(10)A1"
FOREIGN = "(01)04150011223342(17)271200(10)A1"


@pytest.mark.covers("C-027")
async def test_the_code_of_the_box_is_read_and_kept_with_the_name_typed() -> None:
    house, client = a_house(), picking(("box.jpg", f"2d-doc:{FRENCH}".encode()))
    async with on(house, ADD, client) as ui:
        await ui.until("Lire le code de la boîte")
        await ui.press("box-read")
        await ui.until("Code lu : 3400930000007.")
        assert ui.tid("line-cip").value == "3400930000007"
        await ui.type("line-medicine", "Metformine 1 000 mg")
        await ui.press("line-save")
        await ui.until("C'est noté.")
    (line,) = house.profile.lines("traitements")
    assert line.said["cip"] == "3400930000007"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a photograph of a cat", "box.unreadable"),
        (f"2d-doc:{FOREIGN}".encode(), "box.foreign"),
    ],
)
async def test_what_cannot_be_read_says_so_and_leaves_what_is_typed(
    content: bytes, code: str
) -> None:
    async with on(a_house(), ADD, picking(("box.jpg", content))) as ui:
        await ui.until("Lire le code de la boîte")
        await ui.type("line-medicine", "Metformine")
        await ui.press("box-read")
        await ui.until(plain(sentence_for(code)))
        assert ui.tid("line-medicine").value == "Metformine"
        assert ui.tid("line-cip").value == ""


async def test_no_picture_chosen_changes_nothing() -> None:
    async with on(a_house(), ADD, picking()) as ui:
        await ui.until("Lire le code de la boîte")
        await ui.press("box-read")
        assert "Code lu" not in ui.text()
