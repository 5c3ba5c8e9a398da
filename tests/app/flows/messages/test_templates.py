"""Words one often writes are kept once, on each device, and dropped."""

import pytest

from app.domain.errors import Refused
from app.domain.message import TEMPLATES_MAX, TEXT_MAX
from app.flows.messages.templates import Templates
from tests.app.flows.messages.conftest import Written
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-053")]


def templates_of(device: Device, messages_of: Written) -> Templates:
    return Templates(messages_of(device).threading.giving.preferences)


async def test_two_devices_that_keep_apart_keep_both(
    phone: Device, tablet: Device, messages_of: Written
) -> None:
    here, there = (templates_of(one, messages_of) for one in (phone, tablet))
    first = here.keep("  Bonjour,\n\tje tousse. \u202e")
    phone.town.watch.pass_by(minutes=1)
    there.keep("Merci.")
    for device in (phone, tablet, phone):
        await device.courier.sync()
    assert [one.text for one in here.every()] == ["Merci.", "Bonjour,\n je tousse."]
    assert there.every() == here.every()
    there.drop(first.id)
    for device in (tablet, phone):
        await device.courier.sync()
    assert [one.text for one in here.every()] == ["Merci."]


async def test_the_same_words_are_kept_once(
    phone: Device, messages_of: Written
) -> None:
    flow = templates_of(phone, messages_of)
    assert flow.keep("Merci.") == flow.keep(" Merci. ")
    assert len(flow.every()) == 1


async def test_what_cannot_be_kept_is_said(phone: Device, messages_of: Written) -> None:
    flow = templates_of(phone, messages_of)
    for text, code in ((" \u200b", "empty"), ("x" * (TEXT_MAX + 1), "too_long")):
        with pytest.raises(Refused, match=rf"^message\.{code}$"):
            flow.keep(text)
    for rank in range(TEMPLATES_MAX):
        flow.keep(f"Modèle {rank}")
    with pytest.raises(Refused, match=r"^message\.too_many_templates$"):
        flow.keep("Un de trop")
    assert flow.keep("Modèle 0").text == "Modèle 0"


async def test_one_that_is_gone_is_not_dropped_again(
    phone: Device, messages_of: Written
) -> None:
    flow = templates_of(phone, messages_of)
    own = flow.keep("Merci.").id
    flow.drop(own)
    with pytest.raises(Refused, match=r"^message\.no_template$"):
        flow.drop(own)
    flow.preferences.put("hidden/home/agenda", "yes")
    assert flow.every() == []


async def test_words_are_never_printed(phone: Device, messages_of: Written) -> None:
    flow = templates_of(phone, messages_of)
    assert "je tousse" not in repr((flow.keep("je tousse"), flow))
