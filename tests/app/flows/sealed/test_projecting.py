"""A copy for a service has ids and keys of its own, and nothing the person keeps."""

from pathlib import Path

import pytest

from app.flows.sealed.copies import COPIED, KIND
from tests.fictitious.service import Certified
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.services import allow, certified, lying_there, make, read
from tests.journeys.town import Town

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-016", "C-082")]


@pytest.fixture
async def service(town: Town) -> Certified:
    return await certified(town.device("service"))


async def test_it_has_other_ids_other_keys_and_no_word_of_the_person(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, _ = pair
    made = make(phone, b"%PDF une page", "latex")
    await allow(phone, service)
    await phone.courier.sync()
    (copy,) = await lying_there(service, tmp_path)
    assert (copy.kind, copy.body, copy.links) == (KIND, b"", ())
    assert copy.id != made.id
    assert set(copy.meta) == {"title", "category"}
    assert {one.role for one in copy.attachments} == set(COPIED)
    assert {"original", "bundle", "text"} <= {one.role for one in made.attachments}
    ours = {part for one in made.attachments for part in (one.dek, one.id, one.blob)}
    theirs = {part for one in copy.attachments for part in (one.dek, one.id, one.blob)}
    assert not ours & theirs


async def test_without_its_files_a_device_leaves_the_copy_to_another(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, tablet = pair
    make(phone, b"%PDF une page", "latex")
    for device in (phone, tablet):
        await device.courier.sync()
    tablet.blobs.drop(tablet.vault.blobs())
    await allow(tablet, service)
    assert (await tablet.courier.sync()).alerts == ()
    assert await read(service, tmp_path) == []
    await phone.courier.sync()
    assert len(await read(service, tmp_path)) == 1


async def test_it_is_written_once_by_whoever_comes_first(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, tablet = pair
    make(phone, b"%PDF une page", "latex")
    await allow(phone, service)
    for device in (phone, tablet) * 3:
        assert (await device.courier.sync()).alerts == ()
    (copy,) = await lying_there(service, tmp_path)
    assert copy.rev == 1
