"""What left the trash for ever: no copy opens any more, and nothing else is touched."""

import pytest

from app.crypto.recovery import recovery_text
from app.crypto.statements import Head, OpType
from app.domain.ids import EntryId
from app.domain.write import Write
from app.flows import drafts, keychain
from app.flows.conflicts import Conflicts
from app.flows.my_devices import MyDevices
from app.flows.sealed import erasures
from app.flows.trash import Trash
from sync import wire
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-021")]


async def sealed_copies(device: Device, item: EntryId) -> int:
    """Count the sealed versions of an item the server still gives."""
    reply = await device.peer.pull(device.space.id, 0, limit=wire.ROWS_MAX)
    ops = [row.op for row in reply.rows if row.op]
    return sum(bool(op.body) for op in ops if Head.decode(op.head).item == item)


def kept_copies(device: Device, item: EntryId) -> int:
    """Count the sealed versions this device keeps of its log."""
    steps = device.trail.tail(device.space.id, 0, limit=5000)
    return sum(bool(s.body) for s in steps if (s.item, s.type) == (item, OpType.PUT))


def drop_for_ever(device: Device, item: EntryId) -> None:
    secrets = erasures.asked([item])
    device.vault.commit(Write(device.space.id, removed=(item,), secrets=secrets))


async def test_no_copy_is_left_on_the_server_nor_on_the_devices(pair: Pair) -> None:
    phone, tablet = pair
    gone, kept = phone.write("canari"), phone.write("gardée")
    await phone.courier.sync()
    phone.write("canari corrigé", item=gone.id)
    await phone.courier.sync()
    await tablet.courier.sync()
    assert await sealed_copies(phone, gone.id) == 2
    assert kept_copies(tablet, gone.id) == 2
    drop_for_ever(phone, gone.id)
    await phone.courier.sync()
    await tablet.courier.sync()
    assert await sealed_copies(phone, gone.id) == 0
    assert (kept_copies(phone, gone.id), kept_copies(tablet, gone.id)) == (0, 0)
    assert await sealed_copies(phone, kept.id) == 1
    assert phone.titles() == tablet.titles() == ["gardée"]
    assert not phone.vault.secrets("erase/")


async def test_a_deletion_chosen_against_a_change_leaves_no_copy(pair: Pair) -> None:
    phone, tablet = pair
    gone = phone.write("canari")
    for device in (phone, tablet):
        await device.courier.sync()
    phone.remove(gone.id)
    tablet.write("canari corrigé", item=gone.id)
    for device in (phone, tablet):
        await device.courier.sync()
    (shown,) = choices(tablet).list()
    assert shown.deletion
    assert await sealed_copies(phone, gone.id) > 0
    choices(tablet).take_other(shown.conflict.id)
    for device in (tablet, phone):
        await device.courier.sync()
    assert await sealed_copies(phone, gone.id) == 0
    assert (kept_copies(phone, gone.id), kept_copies(tablet, gone.id)) == (0, 0)
    assert phone.titles() == tablet.titles() == []
    assert not tablet.vault.conflicts(tablet.space.id)


def choices(device: Device) -> Conflicts:
    """Return what a person chooses from on a device."""
    vault, world, space = device.vault, device.world, device.space
    mine = MyDevices(space, vault, device.trail, world)
    trash = Trash(vault, device.blobs, world, space)
    return Conflicts(space.id, vault, world, mine, trash.erase)


async def test_what_another_device_was_typing_of_it_goes_too(pair: Pair) -> None:
    phone, tablet = pair
    gone, kept = phone.write("canari"), phone.write("gardée")
    for device in (phone, tablet):
        await device.courier.sync()
    typing = drafts.Drafts(tablet.vault)
    for entry in (gone, kept):
        typing.keep(drafts.of_document(entry.id), {"comment": "canari"})
    drop_for_ever(phone, gone.id)
    for device in (phone, tablet):
        await device.courier.sync()
    assert typing.list() == [drafts.of_document(kept.id)]


async def test_a_device_that_joins_afterwards_believes_the_log(pair: Pair) -> None:
    phone, tablet = pair
    phone.write("gardée")
    gone = [phone.write(f"partie {n}") for n in range(3)]
    await phone.courier.sync()
    await tablet.courier.sync()
    for entry in gone:
        drop_for_ever(tablet, entry.id)
    await tablet.courier.sync()
    phone.town.watch.pass_by(hours=25)
    await phone.courier.sync()
    sheet = phone.town.device("sheet")
    sheet.settle(await sheet.joining.by_recovery(recovery_of(phone)))
    await sheet.courier.sync()
    assert sheet.titles() == ["gardée"]
    assert sheet.state() == phone.state()


async def test_a_change_made_meanwhile_wins_and_nothing_is_erased(pair: Pair) -> None:
    phone, tablet = pair
    entry = phone.write("hésitante")
    await phone.courier.sync()
    await tablet.courier.sync()
    tablet.write("reprise", item=entry.id)
    drop_for_ever(phone, entry.id)
    await tablet.courier.sync()
    for device in (phone, tablet, phone):
        await device.courier.sync()
    assert phone.titles() == tablet.titles() == ["reprise"]
    assert await sealed_copies(phone, entry.id) >= 1
    assert not phone.vault.secrets("erase/")


async def test_what_is_written_again_afterwards_is_kept_by_who_reads_it_all(
    pair: Pair,
) -> None:
    phone, tablet = pair
    late = phone.town.device("late")
    late.settle(await late.joining.by_recovery(recovery_of(phone)))
    entry = phone.write("hésitante")
    for device in (phone, tablet, late):
        await device.courier.sync()
    drop_for_ever(phone, entry.id)
    await phone.courier.sync()
    tablet.write("reprise", item=entry.id)
    for device in (tablet, late):
        await device.courier.sync()
    assert (late.titles(), kept_copies(late, entry.id)) == (["reprise"], 1)
    assert await sealed_copies(late, entry.id) == 1


async def test_without_the_erasure_the_sealed_copies_stay(pair: Pair) -> None:
    phone, tablet = pair
    entry = phone.write("seulement supprimée")
    await phone.courier.sync()
    phone.remove(entry.id)
    for device in (phone, tablet):
        await device.courier.sync()
    assert await sealed_copies(phone, entry.id) == 1


def recovery_of(device: Device) -> str:
    """Return the words of the recovery sheet of a device's owner."""
    known = keychain.account(device.vault).recovery
    return recovery_text(known)
