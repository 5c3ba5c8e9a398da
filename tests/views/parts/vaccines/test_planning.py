"""A due vaccine is put on a day, copied out without its name, taken off, undone."""

import pytest

from tests.screens.fletunit import Invoked, plain
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.errors import sentence_for

pytestmark = pytest.mark.anyio
LIST = "/sante/vaccins"
BOOSTER = "due-dtp-adult-3"


def saving(saved: list[tuple[str, bytes]]) -> Invoked:
    """Play a person who puts the file somewhere."""

    def client(name: str, args: dict[str, object]) -> str | None:
        if name == "save_file":
            saved.append((str(args["file_name"]), bytes(args["src_bytes"])))  # type: ignore[call-overload]  # Flet's own
            return "/somewhere"
        return None

    return client


@pytest.mark.covers("C-046")
async def test_a_line_is_put_on_a_day_and_taken_off() -> None:
    house = a_house()
    async with on(house, LIST) as ui:
        await ui.until("Rappel : diphtérie, tétanos, polio")
        await ui.press(f"{BOOSTER}-plan")
        await ui.type(f"{BOOSTER}-plan-day", "12/03/2027")
        await ui.press(f"{BOOSTER}-plan-save")
        await ui.until("Le jour est dans l'agenda.")
        assert "Prévu : vendredi 12 mars 2027" in plain(ui.text())
        (planned,) = house.vaccines.planning.list()
        assert planned.day.isoformat() == "2027-03-12"
        await ui.press(f"{BOOSTER}-unplan")
        await ui.until("Ce jour est retiré de l'agenda.")
        assert house.vaccines.planning.list() == []
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert len(house.vaccines.planning.list()) == 1


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("03/2027", "date.malformed"),
        ("jadis", "date.malformed"),
        ("12/03/2020", "appointment.past"),
    ],
)
async def test_only_a_whole_day_to_come_is_kept(typed: str, code: str) -> None:
    house = a_house()
    async with on(house, LIST) as ui:
        await ui.until("Rappel : diphtérie, tétanos, polio")
        await ui.press(f"{BOOSTER}-plan")
        await ui.type(f"{BOOSTER}-plan-day", typed)
        await ui.press(f"{BOOSTER}-plan-save")
        await ui.until(plain(sentence_for(code)))
    assert house.vaccines.planning.list() == []


@pytest.mark.covers("C-046")
async def test_what_is_copied_out_never_names_a_vaccine() -> None:
    house, saved = a_house(), list[tuple[str, bytes]]()
    async with on(house, LIST, saving(saved)) as ui:
        await ui.until("Rappel : diphtérie, tétanos, polio")
        await ui.press(f"{BOOSTER}-plan")
        await ui.type(f"{BOOSTER}-plan-day", "12/03/2027")
        await ui.press(f"{BOOSTER}-plan-save")
        await ui.until("Le jour est dans l'agenda.")
        await ui.press(f"{BOOSTER}-copy")
        await ui.press("confirm-yes")
        await ui.settle()
    ((name, content),) = saved
    assert name == "rappel.ics"
    told = content.decode()
    assert "SUMMARY:Rendez-vous" in told
    assert "DTSTART;VALUE=DATE:20270312" in told
    for word in ("accin", "ipht", "olio", "dtp"):
        assert word not in told
    assert house.departures.days(1)
