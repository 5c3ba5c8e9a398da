"""Measures leave as a table: chosen, warned of, saved, noted among what left."""

from typing import Any

import pytest

from app.domain.departure import Purpose
from tests.screens.fletunit import Invoked
from tests.screens.homes import a_house, filled
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
ROUTE = "/sante/mesures/copier"


def saving(kept: list[bytes]) -> Invoked:
    """Play a browser that keeps what it is handed."""

    def client(name: str, given: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            kept.append(given["src_bytes"])
        return "" if name == "save_file" else None

    return client


@pytest.mark.covers("C-157")
async def test_every_measure_leaves_and_is_noted() -> None:
    house, kept = filled(), list[bytes]()
    async with on(house, ROUTE, saving(kept)) as ui:
        await ui.until("32 lignes")
        assert "Toute personne qui trouve ce fichier peut tout lire." in ui.text()
        await ui.press("table-save")
        await ui.until("Votre tableau est prêt : 32 lignes")
    lines = kept[0].decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Jour;Heure;Mesure;Valeur;Seconde valeur;Unité")
    assert len(lines) == 33
    assert any("Pression artérielle;128;82;mmHg" in line for line in lines)
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_MEASURES]


async def test_one_measure_over_a_period_is_chosen() -> None:
    house, kept = filled(), list[bytes]()
    async with on(house, ROUTE, saving(kept)) as ui:
        await ui.until("32 lignes")
        await ui.press("kind")
        await ui.press("kind-body-weight")
        await ui.press("span")
        await ui.press("span-30")
        await ui.until("5 lignes")
        await ui.press("table-save")
        await ui.until("Votre tableau est prêt : 5 lignes")
    rows = kept[0].decode("utf-8-sig").splitlines()[1:]
    assert all(";body-weight;29463-7;" in row for row in rows)
    assert ";72,0;;kg;" in rows[0]


async def test_nothing_to_copy_says_so() -> None:
    async with on(a_house(), ROUTE) as ui:
        await ui.until("Aucune mesure sur cette période.")
        assert not ui.named("table-save")


@pytest.mark.covers("C-157", "C-168")
async def test_all_of_them_leave_in_a_file_of_ours_for_another_space() -> None:
    house, kept = filled(), list[bytes]()
    async with on(house, ROUTE, saving(kept)) as ui:
        await ui.until("32 lignes")
        await ui.press("aim-own")
        await ui.until("Un autre espace Alvéole pourra importer ce fichier.")
        assert not ui.named("span")
        await ui.press("table-save")
        await ui.until("Votre fichier est prêt : 32 lignes")
    lines = kept[0].decode().splitlines()
    assert lines[0] == '{"format":"alveole-readings","version":1}'
    assert len(lines) == 33
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_MEASURES]
