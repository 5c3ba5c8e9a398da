"""One line changed by two helpers on two devices: both are shown, in words."""

from dataclasses import replace

import pytest

from app.flows.conflicts import Conflicts
from app.flows.profile.lines import ProfileLines
from tests.journeys.conftest import Pair
from tests.journeys.town import Device
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-027")]
BOX = {"medicine": "Apixaban 5 mg", "dose": "1 comprimé matin et soir"}
CARE = {"care": "Consultation", "paid": "30.00", "reimbursed": "19.00"}


def profile_of(device: Device) -> ProfileLines:
    """Return the profile a device holds."""
    return ProfileLines(device.vault, device.world, device.space)


def house_of(device: Device) -> House:
    """Return a house whose choices and profile are those of a device."""
    choices = Conflicts(
        device.space.id, device.vault, device.world, device.devices, lambda _: None
    )
    return replace(a_house(), conflicts=choices, profile=profile_of(device))


@pytest.mark.parametrize(
    ("code", "before", "mine", "theirs", "told"),
    [
        (
            "traitements",
            BOX,
            {"dose": "2 comprimés le soir"},
            {"dose": "1 comprimé le matin"},
            ("dose", "Dose : 2 comprimés le soir", "Dose : 1 comprimé le matin"),
        ),
        (
            "soins-rembourses",
            CARE,
            {"reimbursed": "20.00"},
            {"reimbursed": "21.50"},
            ("remboursé", "Remboursé : 20,00 €", "Remboursé : 21,50 €"),
        ),
    ],
)
async def test_two_helpers_who_say_otherwise_are_shown_side_by_side(
    pair: Pair,
    code: str,
    before: dict[str, str],
    mine: dict[str, str],
    theirs: dict[str, str],
    told: tuple[str, str, str],
) -> None:
    phone, tablet = pair
    line = profile_of(phone).add(code, before)
    for device in pair:
        await device.courier.sync()
    profile_of(phone).change(line.id, before | mine)
    await phone.courier.sync()
    phone.town.watch.pass_by(minutes=5)
    profile_of(tablet).change(line.id, before | theirs)
    await tablet.courier.sync()
    (waiting,) = tablet.vault.conflicts(tablet.space.id)
    async with on(house_of(tablet), "/choix") as ui:
        await ui.until(told[1])
        await ui.until(told[2])
        assert f"Ce qui diffère : {told[0]}." in ui.text()
        await ui.press(f"take-{waiting.id.hex()}")
        await ui.until("L'autre version reste dans l'historique.")
    assert profile_of(tablet).line(line.id).said == before | mine
    assert tablet.vault.conflicts(tablet.space.id) == []
