"""A sheet is warned of once, noted before it leaves, then put where one chooses."""

from typing import Any

import pytest

from tests.screens.homes import filled
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-029")
async def test_a_version_is_printed_and_the_print_is_noted_first() -> None:
    house, kept = filled(), list[tuple[str, bytes]]()
    noted = list[str]()

    def client(name: str, args: Any) -> str | None:  # noqa: ANN401 - as sent
        if name != "save_file":
            return None
        kept.append((args["file_name"], args["src_bytes"]))
        (day,) = house.departures.days(1)
        noted.extend(one.purpose for one in day.tallies)
        return "/somewhere.pdf"

    async with on(house, "/sante/volontes/directives", client) as ui:
        await ui.until("Imprimer en grand")
        await ui.press("wish-print")
        assert "Hors d'Alvéole, cette feuille n'est plus protégée." in ui.text()
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
    ((name, content),) = kept
    assert (name, content[:4]) == ("volontes.pdf", b"%PDF")
    assert noted == ["copy_print"]
