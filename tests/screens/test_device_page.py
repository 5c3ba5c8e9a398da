"""One device: its name, its use, what it gave, what was not understood, forgotten."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest

from app.domain.device import Mark, Reading, Rejected
from app.domain.errors import Broken
from tests.screens.homes import NOON, SCALE, filled
from tests.screens.near import PaperDriver, backlog, failed, weighing, weights
from tests.screens.opening import on
from views.house import House

pytestmark = pytest.mark.anyio
HERE, ANSWERS = "/appareils", "/appareils/reponses"
CRC = Rejected("crc", bytes(range(10)), "2a9d")


def with_scale(*readings: Reading, rejected: tuple[Rejected, ...] = ()) -> House:
    """Return a house whose scale gave this."""
    house = filled()
    house.devices.inbox.take_in(readings, rejected, device=SCALE)
    return house


def page_of(house: House) -> str:
    """Return the address of the scale."""
    return f"{HERE}/{house.devices.known()[0].key}"


async def test_the_list_tells_what_waits_and_leads_to_each_device() -> None:
    house = with_scale(weighing("71.2"), weighing("54.0"))
    async with on(house, HERE) as ui:
        await ui.until("2 mesures attendent votre réponse.")
        await ui.press("near-waits")
        assert ui.pushed()[-1] == ("push_route", ANSWERS)
        await ui.navigate(HERE)
        await ui.press(f"device-{house.devices.known()[0].key}")
        assert ui.pushed()[-1] == ("push_route", page_of(house))


async def test_home_says_that_readings_wait() -> None:
    async with on(with_scale(weighing("71.2")), "/") as ui:
        await ui.until("Reconnaître des mesures")
        await ui.press("todo-reading")
        assert ui.pushed()[-1] == ("push_route", ANSWERS)


async def test_a_page_tells_who_made_it_and_what_it_gave() -> None:
    house = with_scale(weighing("71.2"), failed())
    async with on(house, page_of(house)) as ui:
        await ui.until("Fictif Balance 2")
        await ui.until("71,2 kg")
        assert "Attend votre réponse" in ui.text()
        assert "Mesure ratée" in ui.text()
        assert "Ratée : pas gardée" in ui.text()


async def test_a_name_is_changed_and_taken_back() -> None:
    house = filled()
    async with on(house, page_of(house)) as ui:
        await ui.until("Renommer")
        await ui.press("near-rename")
        await ui.type("near-name", "Pèse-personne")
        await ui.press("near-save")
        await ui.until("Cet appareil s'appelle maintenant « Pèse-personne ».")
        assert house.devices.known()[0].name == "Pèse-personne"
        await ui.press("banner-undo")
        await ui.until("Balance de la salle de bain")


async def test_a_device_is_forgotten_what_it_gave_stays_and_it_comes_back() -> None:
    house = with_scale(weighing("71.2"))
    house.devices.inbox.assign(weighing("71.2").key.hex())
    before = weights(house)
    async with on(house, page_of(house)) as ui:
        await ui.until("Oublier cet appareil")
        await ui.press("near-forget")
        await ui.until("est oublié. Ses mesures restent.")
        assert house.devices.known() == []
        assert weights(house) == before
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert len(house.devices.known()) == 1


@pytest.mark.covers("C-036")
async def test_who_is_alone_to_use_it_answers_no_question() -> None:
    house = filled()
    async with on(house, page_of(house)) as ui:
        await ui.until("Chaque mesure attend")
        await ui.choose(f"near-alone-{page_of(house)[-32:]}-one", "one")
        await ui.until("Ses mesures entrent seules dans votre espace.")
        house.devices.inbox.take_in([weighing("71.9")], device=SCALE)
        assert weights(house)[0] == "71.9"
        await ui.press("banner-undo")
        await ui.until("Chaque mesure attend")
        house.devices.inbox.take_in([weighing("71.8")], device=SCALE)
        assert weights(house)[0] == "71.9"


async def test_an_odd_value_is_asked_again_and_then_kept() -> None:
    heavy = weighing("640")
    house = with_scale(heavy)
    async with on(house, ANSWERS) as ui:
        await ui.until("640,0 kg, ce matin à 11 h 00 : c'est vous ?")
        await ui.press(f"assign-{heavy.key.hex()[:16]}")
        await ui.until("Encore une question sur cette mesure.")
        await ui.until("640,0 kg, ce matin à 11 h 00 : c'est bien cela ?")
        assert "640" not in weights(house)
        await ui.press(f"confirm-{heavy.key.hex()[:16]}")
        await ui.until("Aucune mesure n'attend de réponse.")
        assert "640" in weights(house)


async def test_a_reading_without_a_date_is_given_one() -> None:
    lost = weighing("71.7", None)
    house, own = with_scale(lost), lost.key.hex()[:16]
    house.devices.inbox.assign(lost.key.hex())
    async with on(house, ANSWERS) as ui:
        await ui.until("71,7 kg : à quelle date ?")
        assert "1er janvier 1970" in ui.text()
        await ui.type(f"day-{own}", "le 3")
        await ui.press(f"date-{own}")
        await ui.until("Cette date est incomprise.")
        await ui.type(f"day-{own}", "20/11/2026")
        await ui.type(f"clock-{own}", "8 h 15")
        await ui.press(f"date-{own}")
        await ui.until("Cette mesure est datée.")
    dated = [one.when.text for one in house.measures.series("body-weight")]
    assert any(text.startswith("2026-11-20T08:15") for text in dated)


async def test_an_ignored_reading_comes_back() -> None:
    one = weighing("71.2")
    house = with_scale(one)
    async with on(house, ANSWERS) as ui:
        await ui.until("c'est vous ?")
        await ui.press(f"ignore-{one.key.hex()[:16]}")
        await ui.until("Aucune mesure n'attend de réponse.")
        await ui.press("banner-undo")
        await ui.until("c'est vous ?")


async def test_those_like_the_last_weight_are_kept_at_once_and_no_other() -> None:
    house = with_scale(*backlog(3), weighing("54.0"))
    before = len(weights(house))
    async with on(house, ANSWERS) as ui:
        await ui.until("3 mesures sont proches de votre dernier poids.")
        await ui.press("waits-alike")
        await ui.until("3 mesures sont dans votre espace.")
        assert len(weights(house)) == before + 3
        assert "54.0" not in weights(house)
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert len(weights(house)) == before


async def test_what_was_not_understood_shows_its_bytes_and_waits() -> None:
    house = with_scale(rejected=(CRC,))
    async with on(house, page_of(house)) as ui:
        await ui.until("1 envoi n'a pas été compris.")
        await ui.press("near-odd")
        await ui.navigate(f"{page_of(house)}/incompris")
        await ui.until("Message abîmé en route")
        (one,) = house.devices.inbox.quarantine()
        assert "00 01 02" not in ui.text()
        await ui.press(f"bytes-{one.key[:16]}")
        await ui.until("00 01 02 03 04 05 06 07\n08 09")
        assert "2a9d" in ui.text()
        await ui.press("odd-retry")
        await ui.until("Toujours illisible.")
        await ui.press(f"drop-{one.key[:16]}")
        await ui.until("Supprimer cet envoi ?")
        assert len(house.devices.inbox.quarantine()) == 1
        await ui.press("confirm-yes")
        await ui.until("Tout a été compris.")
        assert house.devices.inbox.quarantine() == []


async def test_the_bytes_leave_in_a_file_and_it_is_noted() -> None:
    house = with_scale(rejected=(CRC,))
    saved: list[bytes] = []

    def client(name: str, args: dict[str, bytes]) -> str | None:
        if name == "save_file":
            saved.append(args["src_bytes"])
            return "ailleurs.txt"
        return None

    async with on(house, f"{page_of(house)}/incompris", client) as ui:
        await ui.until("Copier dans un fichier")
        await ui.press("odd-copy")
        await ui.settle()
    assert b"2a9d crc 00010203040506070809" in saved[0]
    assert house.departures.days(1)


async def test_a_full_disk_is_told_and_the_question_stays() -> None:
    one = weighing("71.2")
    house = with_scale(one)
    async with on(house, ANSWERS) as ui:
        await ui.until("c'est vous ?")
        vault = house.devices.roster.vault
        kept, full = vault.commit, cast("Any", _full)
        vault.commit = full  # type: ignore[method-assign]
        await ui.press(f"assign-{one.key.hex()[:16]}")
        vault.commit = kept  # type: ignore[method-assign]
        await ui.until("place")
        assert "c'est vous ?" in ui.text()
        assert house.devices.inbox.count() == 1


def _full(*_: object, **__: object) -> None:
    raise Broken("disk.full")


async def test_a_virtual_reading_never_enters_a_real_space() -> None:
    virtual = replace(weighing("71.2"), marks=frozenset({Mark.VIRTUAL}))
    house = with_scale(virtual)
    before = weights(house)
    async with on(house, page_of(house)) as ui:
        await ui.until("Essai du lecteur, ou appareil virtuel : pas gardée")
    assert weights(filled()) == before


async def test_a_sensor_shows_that_its_points_are_in_the_curve() -> None:
    house = filled()
    sensor = replace(SCALE, key="sys:00-00-00-00-00-00-00-02", driver="glucose_sensor")
    driver = PaperDriver("glucose_sensor", "Capteur", kinds=("interstitial-glucose",))
    one = house.devices.add(driver, sensor)
    house.devices.bind(one.key)
    said = {"device": sensor, "kind": "interstitial-glucose", "unit": "mg/dL"}
    points = [
        weighing(str(100 + rank), NOON - timedelta(minutes=5 * rank), **said)
        for rank in range(12)
    ]
    house.devices.inbox.take_in(points, device=sensor)
    async with on(house, f"{HERE}/{one.key}") as ui:
        await ui.until("12 mesures dans votre courbe.")
        assert "Rien pour l'instant" not in ui.text()
        await ui.press("near-curve")
        assert ui.pushed()[-1][1].endswith("/capteur")
