"""Missing files are found, the small ones first, and spoilt ones are left apart."""

from dataclasses import replace

import pytest

from app.domain.conflict import Conflict
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId, DeviceId
from app.domain.write import Write
from sync.courier.downloads import Downloads, Wanted
from sync.courier.freight import Freight
from tests.journeys.test_files import a_letter
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio


class Carrier:
    """A freight that only notes what it is asked."""

    def __init__(self, fails: Broken | Refused | None = None) -> None:
        self.fails, self.asked = fails, list[BlobId]()

    async def fetch(self, file: object, _came: object = None) -> None:
        self.asked.append(file.blob)  # type: ignore[attr-defined]  # an attachment
        if self.fails:
            raise self.fails

    async def part(self, _: bytes) -> bytes:
        raise Refused("not_found")


def downloads(phone: Device, *, limit: int = 1 << 30) -> Downloads:
    return Downloads(phone.space.id, phone.vault, phone.blobs, limit=limit)


async def carry(mine: Downloads, carrier: Carrier) -> list[str]:
    return await mine.run(carrier)  # type: ignore[arg-type]  # two calls only


async def test_nothing_is_asked_when_all_is_here(phone: Device) -> None:
    a_letter(phone, 100)
    carrier = Carrier()
    assert await carry(downloads(phone), carrier) == []
    assert carrier.asked == []


async def test_a_spoilt_file_is_told_once_and_left(phone: Device) -> None:
    letter = a_letter(phone, 100)
    phone.blobs._whole.clear()
    carrier, mine = Carrier(Broken("blob.mismatch")), downloads(phone)
    assert sorted(await carry(mine, carrier)) == ["blob.mismatch", "not_found"]
    assert carrier.asked == [letter.attachments[0].blob]
    assert await carry(mine, carrier) == []


async def test_a_full_disk_stops_and_nothing_is_given_up(phone: Device) -> None:
    letter = a_letter(phone, 100)
    phone.blobs._whole.clear()
    full, mine = Carrier(Broken("disk.full")), downloads(phone)
    assert await carry(mine, full) == ["disk.full"]
    assert full.asked == [letter.attachments[0].blob]
    room = Carrier()
    assert await carry(mine, room) == ["not_found"]
    assert room.asked == full.asked


async def test_what_came_is_told_once(phone: Device) -> None:
    a_letter(phone, 100)
    phone.blobs._whole.clear()
    told: list[bool] = []
    space, limit = phone.space.id, 1 << 30
    mine = Downloads(
        space, phone.vault, phone.blobs, limit=limit, came=lambda: told.append(True)
    )
    await carry(mine, Carrier())
    assert told == [True]
    await carry(mine, Carrier(Broken("blob.mismatch")))
    assert told == [True]


async def test_large_files_wait(phone: Device) -> None:
    a_letter(phone)
    phone.blobs._whole.clear()
    carrier = Carrier()
    assert await carry(downloads(phone, limit=1000), carrier) == ["not_found"]
    assert carrier.asked == []


async def test_words_are_kept_before_the_file_counts_as_here(phone: Device) -> None:
    letter = a_letter(phone, 100)
    text = letter.attachments[1]
    envelope = phone.blobs.part(text.blob, 0)
    phone.blobs._whole.clear()
    phone.memory.state.texts.clear()

    class Text(Carrier):
        async def part(self, _: bytes) -> bytes:
            return envelope

    carrier: Freight = Text(Broken("cut"))  # type: ignore[assignment]  # two calls
    with pytest.raises(Broken, match="cut"):
        await downloads(phone).bring(Wanted(letter, text), carrier)
    assert phone.vault.text(phone.space.id, letter.id) == "Œdème discret"
    assert not phone.blobs.has(text.blob)
    assert phone.blobs.parts_here(text.blob) == {0}


async def test_the_file_of_a_version_set_aside_comes_too(phone: Device) -> None:
    """It may be chosen tomorrow: a file left out once would never be asked again."""
    letter = a_letter(phone, 100)
    conflict = Conflict(b"c" * 16, letter.id, letter, DeviceId(b"d" * 16), 1)
    kept = replace(letter, attachments=())
    phone.vault.commit(Write(phone.space.id, entries=(kept,), conflicts=(conflict,)))
    phone.blobs._whole.clear()
    carrier = Carrier()
    await carry(downloads(phone), carrier)
    assert letter.attachments[0].blob in carrier.asked
