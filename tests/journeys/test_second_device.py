"""What one device writes, another one of the same person reads."""

import pytest

from tests.journeys.conftest import Pair
from tests.journeys.town import Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]


async def test_what_was_there_before_comes_with_the_paper_key(town: Town) -> None:
    phone, tablet = town.device("phone"), town.device("tablet")
    key = phone.found()
    phone.write("Ordonnance")
    report = await phone.courier.sync()
    assert report.alerts == ()
    tablet.settle(await tablet.joining.by_recovery(key))
    report = await tablet.courier.sync()
    assert (report.alerts, report.conflicts) == ((), 0)
    assert tablet.state() == phone.state()


async def test_both_write_and_both_read(pair: Pair) -> None:
    phone, tablet = pair
    phone.write("Du téléphone")
    tablet.write("De la tablette")
    for device in (phone, tablet, phone):
        assert (await device.courier.sync()).alerts == ()
    assert phone.titles() == ["De la tablette", "Du téléphone"]
    assert phone.state() == tablet.state()
