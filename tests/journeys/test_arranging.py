"""What a person arranges offline reaches the other device, and is undone from there."""

from collections.abc import Callable
from datetime import UTC

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.past import Past
from app.domain.query import Filters
from app.flows.documents import Documents
from app.flows.folders import Folders
from app.flows.preferences import Preferences
from app.flows.trash import Trash
from tests.app.paper_home import Glass
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio
CONTENT = b"Ordonnance\nzibeline du 12 mars 2026"

Act = Callable[[Documents, EntryId], object]


def documents(device: Device) -> Documents:
    world, ports = device.world, (device.vault, device.blobs, Glass())
    return Documents(
        *ports, device.space, device.watch, world.new_id, world.entropy, UTC
    )


def trash(device: Device) -> Trash:
    return Trash(device.vault, device.blobs, device.world, device.space)


def folders(device: Device) -> Folders:
    return Folders(device.vault, device.world, device.space)


def chosen(device: Device) -> Preferences:
    return Preferences(device.vault, device.world, device.space)


async def meet(*devices: Device) -> None:
    for device in devices:
        assert (await device.courier.sync()).alerts == ()


def seen(device: Device, entry: EntryId) -> tuple[object, ...]:
    """Return all that a person can tell of a document."""
    found = documents(device).entry(entry)
    return found.body, found.meta, found.when, found.rubric, found.attachments


@pytest.fixture
async def shared(pair: Pair) -> tuple[Device, Device, Entry]:
    """A document both devices hold."""
    phone, tablet = pair
    entry = documents(phone).add(CONTENT, name="x.txt").entry
    assert entry is not None
    await meet(phone, tablet)
    return phone, tablet, entry


Shared = tuple[Device, Device, Entry]
ACTS: dict[str, Act] = {
    "rename": lambda flow, entry: flow.rename(entry, "Angine"),
    "recategorise": lambda flow, entry: flow.recategorise(entry, "BIOLOGIE"),
    "redate": lambda flow, entry: flow.redate(entry, "1975-03"),
    "comment": lambda flow, entry: flow.comment(entry, "à jeun"),
    "pin": lambda flow, entry: flow.pin(entry, pinned=True),
    "file": lambda flow, entry: flow.file_in(entry, EntryId(b"f" * 16)),
    "archive": lambda flow, entry: flow.archive(entry),
}


@pytest.mark.covers("C-020")
@pytest.mark.parametrize("name", ACTS)
async def test_each_act_is_made_offline_synced_and_undone_over_there(
    shared: Shared, name: str
) -> None:
    phone, tablet, entry = shared
    before = seen(tablet, entry.id)
    ACTS[name](documents(phone), entry.id)
    assert seen(tablet, entry.id) == before
    await meet(phone, tablet)
    assert seen(tablet, entry.id) == seen(phone, entry.id) != before
    past: Past = documents(tablet).history(entry.id)[0]
    documents(tablet).restore(past.entry)
    await meet(tablet, phone)
    assert seen(phone, entry.id) == seen(tablet, entry.id) == before


@pytest.mark.covers("C-021")
async def test_what_one_throws_the_other_puts_back(shared: Shared) -> None:
    phone, tablet, entry = shared
    before = seen(phone, entry.id)
    trash(phone).throw(entry.id)
    await meet(phone, tablet)
    assert documents(tablet).list() == []
    assert [one.entry.id for one in trash(tablet).list()] == [entry.id]
    trash(tablet).put_back(entry.id)
    await meet(tablet, phone)
    assert seen(phone, entry.id) == before
    assert documents(phone).original(entry.id) == CONTENT


@pytest.mark.covers("C-021")
async def test_thrown_here_and_renamed_there_is_both(shared: Shared) -> None:
    phone, tablet, entry = shared
    trash(phone).throw(entry.id)
    phone.town.watch.pass_by(minutes=1)
    documents(tablet).rename(entry.id, "Angine")
    documents(tablet).pin(entry.id, pinned=True)
    await meet(phone, tablet, phone)
    for device in (phone, tablet):
        (lying,) = trash(device).list()
        assert (lying.entry.title, lying.entry.meta["pinned"]) == ("Angine", "yes")
        assert device.vault.conflicts(device.space.id) == []


async def test_thrown_on_both_asks_nobody(shared: Shared) -> None:
    phone, tablet, entry = shared
    trash(phone).throw(entry.id)
    phone.town.watch.pass_by(days=2)
    trash(tablet).throw(entry.id)
    await meet(phone, tablet, phone)
    for device in (phone, tablet):
        assert trash(device).count() == 1
        assert device.vault.conflicts(device.space.id) == []


@pytest.mark.covers("C-021")
async def test_the_thirty_first_day_comes_on_both_devices(shared: Shared) -> None:
    phone, tablet, entry = shared
    trash(phone).throw(entry.id)
    await meet(phone, tablet)
    phone.town.watch.pass_by(days=30)
    assert trash(phone).purge() == 0
    phone.town.watch.pass_by(days=1)
    assert trash(phone).purge() == 1
    await meet(phone, tablet, phone)
    for device in (phone, tablet):
        with pytest.raises(Refused, match=r"entry\.absent"):
            documents(device).entry(entry.id)
        assert trash(device).purge() == 0
        assert device.vault.blobs() == set()
        assert device.journal.waiting(device.space.id) == 0
        assert not device.vault.secrets("erase/")
        steps = device.trail.tail(device.space.id, 0, limit=5000)
        assert not any(step.body for step in steps if step.item == entry.id)
    assert not any(phone.blobs.has(file.blob) for file in entry.attachments)


async def test_put_back_the_last_day_wins_over_the_purge(shared: Shared) -> None:
    phone, tablet, entry = shared
    trash(phone).throw(entry.id)
    await meet(phone, tablet)
    phone.town.watch.pass_by(days=29)
    trash(tablet).put_back(entry.id)
    phone.town.watch.pass_by(days=1)
    trash(phone).purge()
    phone.town.watch.pass_by(days=1)
    assert trash(phone).purge() == 1
    await meet(phone, tablet, phone)
    for device in (phone, tablet):
        assert [one.id for one in documents(device).list()] == [entry.id]
        assert documents(device).original(entry.id) == CONTENT


@pytest.mark.covers("C-021")
async def test_a_new_version_and_its_older_one_travel(shared: Shared) -> None:
    phone, tablet, entry = shared
    newer = documents(phone).new_version(entry.id, b"nouvelle", name="y.txt").entry
    assert newer is not None
    await meet(phone, tablet)
    flow = documents(tablet)
    assert [one.id for one in flow.list()] == [newer.id]
    assert [one.id for one in flow.versions(entry.id)] == [newer.id, entry.id]
    flow.put_back(entry.id)
    await meet(tablet, phone)
    assert [one.id for one in documents(phone).list()] == [entry.id]
    assert documents(phone).original(entry.id) == CONTENT


@pytest.mark.covers("C-020")
async def test_a_folder_made_here_is_removed_there_and_comes_back(
    shared: Shared,
) -> None:
    phone, tablet, entry = shared
    folder = folders(phone).add("Genou")
    documents(phone).file_in(entry.id, folder.id)
    await meet(phone, tablet)
    (told,) = folders(tablet).list()
    assert (told.name, told.count) == ("Genou", 1)
    gone = folders(tablet).remove(folder.id)
    await meet(tablet, phone)
    assert folders(phone).list() == []
    assert len(documents(phone).list()) == 1
    folders(tablet).restore(gone)
    await meet(tablet, phone)
    inside = Filters(folder=folder.id.hex())
    assert [one.id for one in documents(phone).list(inside)] == [entry.id]
    assert folders(phone).list()[0].count == 1


async def test_a_folder_renamed_on_both_takes_the_later_name(shared: Shared) -> None:
    phone, tablet, _ = shared
    folder = folders(phone).add("Genou")
    await meet(phone, tablet)
    folders(phone).rename(folder.id, "Genou droit")
    await meet(phone)
    phone.town.watch.pass_by(minutes=1)
    folders(tablet).rename(folder.id, "Genou gauche")
    await meet(tablet, phone)
    for device in (phone, tablet):
        assert [one.name for one in folders(device).list()] == ["Genou gauche"]
        assert device.vault.conflicts(device.space.id) == []


@pytest.mark.covers("C-019")
async def test_two_tiles_hidden_apart_are_both_hidden(pair: Pair) -> None:
    phone, tablet = pair
    tiles = ("poids", "tension", "pouls")
    chosen(phone).hide("tiles", "poids")
    chosen(tablet).hide("tiles", "pouls")
    chosen(tablet).put("theme", "dark")
    await meet(phone, tablet, phone)
    for device in (phone, tablet):
        shown = chosen(device).arrangement("tiles", tiles)
        assert [one.code for one in shown if not one.hidden] == ["tension"]
        assert chosen(device).get("theme") == "dark"


@pytest.mark.covers("C-019")
async def test_the_same_choice_made_apart_takes_the_later_one(pair: Pair) -> None:
    phone, tablet = pair
    for turn in ("premier", "second"):
        chosen(phone).put("theme", f"{turn} du téléphone")
        await meet(phone)
        phone.town.watch.pass_by(minutes=1)
        chosen(tablet).put("theme", f"{turn} de la tablette")
        await meet(tablet, phone)
        for device in (phone, tablet):
            assert chosen(device).get("theme") == f"{turn} de la tablette"
            assert device.vault.conflicts(device.space.id) == []
        phone.town.watch.pass_by(minutes=1)
