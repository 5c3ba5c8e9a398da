"""The reception is closed, opened by one press, and closed by another."""

from collections.abc import Sequence

import pytest

from app.flows.deposits.deposits import Deposits, Shown
from app.flows.deposits.reception import State
from app.rules.deposits.vouching import EVERY
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032")]
PAGE = "/documents/laboratoire"
TEXT = "ALV1D:abcdef"


def standing(monkeypatch: pytest.MonkeyPatch, shown: Shown) -> list[str]:
    """Let the reception stand as said; return what is asked of it."""
    asked: list[str] = []

    async def opens(_: Deposits, professions: Sequence[str] = EVERY) -> None:
        asked.append("open" if professions == EVERY else " ".join(professions))

    async def closes(_: Deposits) -> None:
        asked.append("close")

    monkeypatch.setattr(Deposits, "shown", lambda _: shown)
    monkeypatch.setattr(Deposits, "open", opens)
    monkeypatch.setattr(Deposits, "close", closes)
    return asked


async def tells_no_lie(ui: FletUnit) -> None:
    """See that nobody may believe that real laboratories are there."""
    await ui.until("aucun vrai soignant")
    assert "Seuls les soignants connus de votre serveur" in plain(ui.text())


async def test_closed_it_names_the_person_and_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = standing(monkeypatch, Shown(State.CLOSED))
    async with on(a_house(), PAGE) as ui:
        await tells_no_lie(ui)
        assert "Camille" in ui.text()
        assert "cet espace reste sur ce serveur" in plain(ui.text())
        await ui.press("reception-open")
        await ui.until("La réception s'ouvre.")
        await ui.press("banner-undo")
        await ui.settle()
    assert asked == ["open", "close"]


async def test_open_it_shows_what_to_give_and_closes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = standing(monkeypatch, Shown(State.OPEN, TEXT))
    async with on(a_house(), PAGE) as ui:
        await tells_no_lie(ui)
        assert "La réception est ouverte pour Camille." in plain(ui.text())
        assert TEXT in ui.text()
        await ui.press("reception-copy")
        await ui.until("Le texte est copié.")
        await ui.press("reception-close")
        await ui.until("Ce qui est reçu reste.")
    assert asked == ["close"]


async def test_open_to_laboratories_alone_it_says_so_and_opens_to_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = standing(monkeypatch, Shown(State.OPEN, TEXT, partly=True))
    async with on(a_house(), PAGE) as ui:
        await ui.until("Seuls les laboratoires peuvent y déposer.")
        assert TEXT in ui.text()
        await ui.press("reception-open")
        await ui.until("La réception s'ouvre à tous vos soignants.")
        await ui.press("banner-undo")
        await ui.until("La réception s'ouvre aux laboratoires seulement.")
        await ui.press("banner-undo")
        await ui.until("La réception s'ouvre à tous vos soignants.")
    assert asked == ["open", "laboratory", "open"]
    standing(monkeypatch, Shown(State.OPEN, TEXT))
    async with on(a_house(), PAGE) as ui:
        await tells_no_lie(ui)
        assert "Seuls les laboratoires" not in ui.text()
        assert not ui.named("reception-open")


async def test_before_the_server_knows_it_says_which_way_and_goes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = standing(monkeypatch, Shown(State.OPENING))
    async with on(a_house(), PAGE) as ui:
        await tells_no_lie(ui)
        assert "La réception s'ouvrira dès que" in plain(ui.text())
        await ui.press("reception-close")
    standing(monkeypatch, Shown(State.CLOSING))
    async with on(a_house(), PAGE) as ui:
        await tells_no_lie(ui)
        assert "La réception se fermera dès que" in plain(ui.text())
        assert "un soignant peut encore écrire" in plain(ui.text())
        assert ui.named("reception-open")
    assert asked == ["close"]


async def test_open_for_another_server_it_is_not_said_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standing(monkeypatch, Shown(State.ELSEWHERE, "https://ancien.exemple.fr"))
    async with on(a_house(), PAGE) as ui:
        await ui.until("pour une autre adresse")
        assert "https://ancien.exemple.fr" in ui.text()
        assert "ouverte pour Camille" not in plain(ui.text())
        assert ui.named("reception-open")
        assert ui.named("reception-close")


async def test_with_the_server_of_this_machine_alone_it_says_so() -> None:
    async with on(a_house(), PAGE) as ui:
        await ui.until("Ouvrir la réception")
        await ui.press("reception-open")
        await ui.until("Aucun serveur")


async def test_it_is_found_where_documents_are_added() -> None:
    async with on(a_house(), "/documents/ajouter") as ui:
        await ui.until("Recevoir de vos soignants")
        await ui.press("add-reception")
        assert ("push_route", PAGE) in ui.pushed()
