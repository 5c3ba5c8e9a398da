"""Whoever reads a deposit late judges it as whoever read it first."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.crypto.canon import digest
from app.crypto.identity import (
    Membership,
    Retirement,
    accept,
    certify,
    sign_retirement,
)
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.flows.registering import named, vouch
from sync.client.session import as_json
from tests.fictitious.laboratory import (
    OFFICIAL,
    Laboratory,
    a_laboratory,
    a_letter,
    opened,
)
from tests.journeys.conftest import Pair
from tests.journeys.test_bootstrap import newcomer
from tests.journeys.town import Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032")]
ANOTHER = b"another directory of nowhere 32b"


@pytest.fixture
def town() -> Town:
    return Town(rubrics=(Rubric.JOURNAL, Rubric.MEASURES, Rubric.REPORT))


@pytest.fixture
async def laboratory(pair: Pair, town: Town, tmp_path: Path) -> Laboratory:
    """One whose deposit the phone alone has read."""
    made = await a_laboratory(town, tmp_path)
    await made.send(a_letter(), await opened(*pair))
    await pair[0].courier.sync()
    return made


async def agree(pair: Pair) -> None:
    """Check that a digest of the phone is that of who reads late, and of who begins."""
    phone, tablet = pair
    phone.town.watch.pass_by(hours=25)
    phone.write("later")
    await phone.courier.sync()
    await phone.courier.sync()
    laptop, _ = await newcomer(pair)
    for device in (tablet, laptop):
        assert (await device.courier.sync()).alerts == ()
        assert device.state() == phone.state()


async def test_a_device_put_outside_had_a_clock_of_its_own(
    pair: Pair, laboratory: Laboratory
) -> None:
    at = laboratory.device.world.ms() - 60_000
    gone = Retirement(laboratory.me.identity, laboratory.me.device, 1, at)
    signed = sign_retirement(laboratory.me.identity_keys.sign, gone).encode()
    path = f"/v1/devices/{laboratory.me.device.hex()}/retire"
    asked = as_json("POST", path, {"retirement": signed})
    await laboratory.peer._session.sign(asked, cap=1 << 16)
    await agree(pair)


async def test_a_certificate_that_began_later_is_refused(
    pair: Pair, laboratory: Laboratory
) -> None:
    me, later = laboratory.me, laboratory.device.world.ms() + 1000
    membership = Membership(me.identity, me.device, digest(me.device_card), later)
    signed = accept(me.keys.sign, certify(me.identity_keys.sign, membership))
    papers = me.identity_card, me.device_card
    with pytest.raises(Refused, match="card_invalid"):
        await laboratory.peer.register(*papers, signed.encode())
    await laboratory.enter()
    await agree(pair)


async def test_a_card_of_another_directory_is_refused(
    pair: Pair, laboratory: Laboratory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.journeys.town.DIRECTORY", ANOTHER)
    laboratory.device.town.start()
    bare = replace(laboratory.me.card, version=2, directory=b"")
    now = laboratory.device.world.ms()
    renewed = named(laboratory.me, vouch(ANOTHER, bare, OFFICIAL, now))
    asked = as_json("PUT", "/v1/identities", {"card": renewed.identity_card})
    with pytest.raises(Refused, match="card_invalid"):
        await laboratory.peer._session.sign(asked, cap=1 << 16)
    await agree(pair)
