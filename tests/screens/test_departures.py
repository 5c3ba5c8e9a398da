"""The ledger is read by day, then line by line; nothing of health is in it."""

import flet as ft
import pytest

from app.domain.departure import Outcome, Purpose
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, filled
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-157")]
TODAY = NOON.date().isoformat()


def a_day(count: int = 3) -> House:
    """Return a house that spoke to its server and gave a copy."""
    house = filled()
    for rank in range(count):
        left = house.departures.leaving(Purpose.SEND, "sante.exemple:8460", 1000)
        ended = Outcome.SILENT if rank == 0 else Outcome.DONE
        house.departures.settled(left, 500, ended)
    local = house.departures.leaving(Purpose.CONNECT, "127.0.0.1:41233", 10)
    house.departures.settled(local, 5, Outcome.DONE)
    again = house.departures.leaving(Purpose.CONNECT, "127.0.0.1:50001", 10)
    house.departures.settled(again, 5, Outcome.DONE)
    document = house.documents.list()[0].id
    house.departures.copied(Purpose.COPY_DOCUMENT, 2_000_000, document)
    return house


def named(ui: FletUnit, prefix: str) -> list[str]:
    """Return the names on the screen that begin with *prefix*."""
    names = [one.identifier or "" for one in ui.all(ft.Semantics)]
    return [name for name in names if name.startswith(prefix)]


async def test_a_day_is_summed_by_reason_and_place() -> None:
    async with on(a_day(), "/qui-voit-quoi/sorties") as ui:
        await ui.until("Samedi 21 novembre 2026")
        text = ui.text()
        assert "Envoi de vos changements" in text
        assert "Vers sante.exemple:8460 · 3 demandes" in text
        assert "3 Ko envoyés, 2 Ko reçus" in text
        assert "1 sans réponse ou refusée" in text
        assert "1 copie · 2 Mo" in text


async def test_the_servers_of_this_device_are_one() -> None:
    async with on(a_day(), "/qui-voit-quoi/sorties") as ui:
        await ui.until("Vers le serveur de cet appareil · 2 demandes")


async def test_the_detail_says_each_request_and_leads_to_the_document() -> None:
    house = a_day()
    async with on(house, "/qui-voit-quoi/sorties") as ui:
        await ui.until("Voir le détail")
        await ui.press(f"departures-{TODAY}")
        assert ui.pushed()[-1] == ("push_route", f"/qui-voit-quoi/sorties/{TODAY}")
    async with on(house, f"/qui-voit-quoi/sorties/{TODAY}") as ui:
        await ui.until("De 11 h à 12 h · 3 demandes")
        assert "1 sans réponse ou refusée" in ui.text()
        assert "Envoi de vos changements" not in ui.text()
        await ui.press(next(name for name in named(ui, "hour-") if "sante" in name))
        await ui.until("11 h 00 · Envoi de vos changements")
        assert "Sans réponse" in ui.text()
        name = house.documents.list()[0].id.hex()
        await ui.press(named(ui, "see-")[0])
        assert ui.pushed()[-1] == ("push_route", f"/documents/{name}")


@pytest.mark.covers("C-004")
async def test_a_copy_is_followed_until_it_is_said_erased() -> None:
    house = a_day()
    (copy,) = [one for one in house.departures.of(TODAY) if one.entry]
    async with on(house, f"/qui-voit-quoi/sorties/{TODAY}") as ui:
        await ui.until("Copie d'un document")
        assert len(named(ui, "erased-")) == 1, "a request has nothing to erase"
        await ui.press(f"erased-{copy.id.hex()}")
        await ui.until("C'est noté : vous avez effacé cette copie.")
        await ui.until("Vous l'avez effacée")
        assert named(ui, "erased-") == []
        await ui.press("banner-undo")
        await ui.until("Dire que je l'ai effacée")
    assert copy in house.departures.of(TODAY)


async def test_a_long_day_is_shown_by_windows() -> None:
    async with on(a_day(300), f"/qui-voit-quoi/sorties/{TODAY}") as ui:
        await ui.until("De 11 h à 12 h · 300 demandes")
        await ui.press(next(name for name in named(ui, "hour-") if "sante" in name))
        await ui.until("Envoi de vos changements")
        assert ui.text().count("Envoi de vos changements") == 60
        await ui.press(named(ui, "more-")[0])
        await ui.until("Envoi de vos changements")
        assert ui.text().count("Envoi de vos changements") == 120
        await ui.press(next(name for name in named(ui, "hour-") if "sante" in name))
        assert "Envoi de vos changements" not in ui.text()


async def test_earlier_days_are_one_press_away() -> None:
    async with on(filled(), "/qui-voit-quoi/sorties") as ui:
        await ui.until("Rien n'est sorti de cet appareil en 14 jours.")
        await ui.press("departures-more")
        await ui.until("Rien n'est sorti de cet appareil en 28 jours.")


async def test_no_word_of_health_is_in_the_ledger() -> None:
    house = a_day()
    titles = {one.title for one in house.documents.list()}
    said = repr(house.departures.of(TODAY, limit=99)) + repr(house.departures.days(9))
    assert titles
    assert not [title for title in titles if title in said]
