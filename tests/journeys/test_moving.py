"""Somebody alone chooses a server: the whole log goes there, byte for byte."""

from pathlib import Path

import pytest

from app.crypto.recovery import recovery_text
from app.crypto.statements import Head, OpType
from app.domain.collection import Rubric
from app.domain.errors import Refused, Unreachable
from app.domain.syncing import Seal
from app.domain.write import Write
from sync.courier.copying import pages, read
from sync.server.blobstores.memory import MemoryBlobs
from sync.server.ledgers.memory.engine import MemoryLedger
from sync.server.records import Quota
from sync.server.settings import Settings
from tests.fictitious.laboratory import Laboratory, opened
from tests.fictitious.laboratory import a_letter as a_deposit
from tests.journeys.moving_story import NEW, Alone, Forger, Liar, lived
from tests.journeys.test_files import read as letter
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]


async def types_of(phone: Alone) -> set[str]:
    """Say what stands in the log of the bundled server."""
    found: set[str] = set()
    async for page in pages(phone.peer, phone.space.id):
        for row in page.rows:
            assert row.op
            head = Head.decode(row.op.head)
            emptied = head.type == OpType.PUT and not row.op.body
            found.add("emptied" if emptied else OpType(head.type).name)
    return found


async def joined(phone: Alone) -> Device:
    """Return a second device that came in by the kit, on the new server."""
    tablet = phone.there.device("tablet")
    key = recovery_text(phone.vault.secret("recovery") or b"")
    tablet.settle(await tablet.joining.by_recovery(key))
    assert (await tablet.courier.sync()).alerts == ()
    return tablet


@pytest.fixture
def phone() -> Alone:
    device = Alone()
    device.found("")
    return device


async def test_a_life_moves_and_a_second_device_joins_there(phone: Alone) -> None:
    await lived(phone)
    assert await types_of(phone) >= {"PUT", "DEL", "ERASE", "DIGEST", "emptied"}
    told = await phone.move()
    assert told[-1][0] == told[-1][1] > 400
    old, new = [
        await read(peer, phone.space.id, lambda _: None)
        for peer in (phone.peer, phone.call(NEW))
    ]
    assert old == new
    phone.crash()
    assert phone.space.server == NEW
    phone.write("chez le nouveau")
    assert (await phone.courier.sync()).alerts == ()
    tablet = await joined(phone)
    assert tablet.state() == phone.state()
    assert "chez le nouveau" in tablet.titles()
    entry = next(each for each in tablet.state() if each.attachments)
    assert letter(tablet, entry) == letter(phone, entry)


async def test_the_new_server_knows_the_same_digest(phone: Alone) -> None:
    await lived(phone, 40)
    (before,) = await phone.peer.spaces()
    await phone.move()
    (after,) = await phone.call(NEW).spaces()
    assert after == before
    assert after["digest"]


@pytest.mark.parametrize("lost", ["question", "answer"])
async def test_stopped_at_every_step_it_is_done_again(phone: Alone, lost: str) -> None:
    await lived(phone, 20)
    step, phone.lost = 0, lost
    while await killed(phone, step + 1):
        step += 1
        phone.cut = 0
        await phone.move()
        phone.crash()
        assert phone.space.server == NEW
        leave(phone)
    assert step > 20
    phone.crash()
    assert (await joined(phone)).state() == phone.state()


async def killed(phone: Alone, step: int) -> bool:
    """Move to an empty server, cut at a step; say whether it came to that."""
    phone.there.ledger, phone.there.blobs = MemoryLedger(), MemoryBlobs()
    phone.there.start()
    phone.asked, phone.cut = 0, step
    try:
        await phone.move()
    except Unreachable:
        assert phone.vault.setting("server") == b""
        phone.crash()
        return True
    return False


def leave(phone: Alone) -> None:
    """Come back to the bundled server, which keeps everything."""
    phone.vault.commit(Write(phone.space.id, settings={"server": b""}))
    phone.crash()


@pytest.mark.parametrize("lie", ["drop", "reorder", "wraps"])
async def test_a_server_that_shows_another_log_is_not_used(
    phone: Alone, lie: str
) -> None:
    await lived(phone, 20)
    phone.road = Liar(phone.there, lie)
    with pytest.raises(Refused, match=r"server\.unfaithful"):
        await phone.move()
    assert phone.vault.setting("server") == b""
    assert (await phone.courier.sync()).alerts == ()
    phone.road = Liar(phone.there, "nothing: the control")
    await phone.move()


async def test_a_server_that_holds_another_log_is_refused(phone: Alone) -> None:
    await lived(phone, 20)
    phone.lost, phone.cut = "question", 14
    with pytest.raises(Unreachable):
        await phone.move()
    (told,) = await phone.call(NEW).spaces()
    phone.road = Forger(phone.there, str(told["h"]))
    with pytest.raises(Refused, match=r"server\.taken"):
        await phone.move()
    assert phone.vault.setting("server") == b""


async def test_the_server_one_has_already_is_told_so(phone: Alone) -> None:
    phone.road = phone.town.wire
    with pytest.raises(Refused, match=r"server\.same"):
        await phone.move()


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (Settings(signup="invite", rates={}), "signup_closed"),
        (Settings(signup="open", rates={}, quota=Quota(ops=30)), "quota_exceeded"),
    ],
)
async def test_a_server_that_takes_no_more_is_told_by_its_name(
    phone: Alone, settings: Settings, code: str
) -> None:
    await lived(phone, 20)
    phone.there.rule(settings)
    with pytest.raises(Refused, match=code):
        await phone.move()
    assert phone.vault.setting("server") == b""
    phone.there.rule(Settings(signup="open", rates={}))
    await phone.move()
    assert phone.vault.setting("server") == NEW.encode()


async def test_a_stop_changes_nothing_here(phone: Alone) -> None:
    await lived(phone, 20)

    def stopping(done: int, total: int) -> None:
        if done * 2 > total:
            raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        await phone.courier.move(NEW, stopping)
    assert phone.vault.setting("server") == b""
    phone.write("gardée")
    assert (await phone.courier.sync()).pushed
    await phone.move()
    assert phone.vault.setting("server") == NEW.encode()


async def test_nothing_leaves_for_the_old_server_once_moved(phone: Alone) -> None:
    await phone.move()
    phone.write("trop tard")
    with pytest.raises(Refused, match=r"server\.moved"):
        await phone.courier.sync()
    assert phone.courier.state().seal is not Seal.UP_TO_DATE
    phone.crash()
    assert (await phone.courier.sync()).pushed


async def test_a_log_that_another_device_wrote_in_does_not_move(phone: Alone) -> None:
    await phone.courier.sync()
    tablet = phone.town.device("tablet")
    key = recovery_text(phone.vault.secret("recovery") or b"")
    tablet.settle(await tablet.joining.by_recovery(key))
    await tablet.courier.sync()
    tablet.write("de l'autre")
    await tablet.courier.sync()
    with pytest.raises(Refused, match=r"server\.shared"):
        await phone.move()


@pytest.mark.covers("C-032")
async def test_a_log_that_a_laboratory_wrote_in_does_not_move_yet(
    tmp_path: Path,
) -> None:
    phone = Alone()
    phone.town.rubrics = (Rubric.JOURNAL, Rubric.REPORT)
    phone.found("")
    await phone.courier.sync()
    author = Laboratory(Device(phone.town, "laboratory"), tmp_path)
    author.vouched()
    await author.enter()
    await author.send(a_deposit(), await opened(phone))
    await phone.courier.sync()
    with pytest.raises(Refused, match=r"server\.deposits"):
        await phone.move()
