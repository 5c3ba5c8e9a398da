"""What a person ties together, apart on two devices, is whole on both and in a copy."""

import io
from dataclasses import dataclass
from datetime import UTC
from functools import partial

import pytest

from app.crypto.slots import Argon
from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.stay import Stay
from app.flows.backpack.opening import open_archive
from app.flows.backpack.packing import Backpack, Outside, Source
from app.flows.backpack.unpacking import Restoring
from app.flows.custody import Custody
from app.flows.documents import Documents
from app.flows.kept_searches import KeptSearches
from app.flows.profile.links import Links
from app.flows.profile.stays import Stays
from app.flows.trash import Trash
from app.ports.vault import Vault
from tests.app.flows.backpack.conftest import PASSPHRASE, an_empty_home
from tests.app.outside import strong, written
from tests.app.paper_home import Glass
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio
STENT = Stay("2026-03-02", "2026-03-05", "CHU Fictif", reason="Pose d'un stent")


@dataclass
class Desk:
    """The flows of one device, over the vault it has or another."""

    device: Device
    other: Vault | None = None

    def __post_init__(self) -> None:
        device, world = self.device, self.device.world
        vault = self.other or device.vault
        parts = vault, world, device.space
        self.links, self.stays = Links(*parts), Stays(*parts)
        self.searches = KeptSearches(*parts)
        self.trash = Trash(vault, device.blobs, world, device.space)
        files = vault, device.blobs, Glass()
        self.documents = Documents(
            *files, device.space, device.watch, world.new_id, world.entropy, UTC
        )

    def paper(self, text: str) -> Entry:
        """Keep a text."""
        added = self.documents.add(text.encode(), name="x.txt", title=text).entry
        assert added
        return added

    def seen(self, entry: EntryId) -> set[str]:
        """Name what is tied to an element."""
        return {one.title for one in self.links.of(entry)}


async def meet(*devices: Device) -> None:
    for device in devices:
        assert (await device.courier.sync()).alerts == ()


@pytest.fixture
async def shared(pair: Pair) -> tuple[Desk, Desk, Entry, list[Entry]]:
    """Two devices that hold a stay and three papers."""
    phone, tablet = (Desk(device) for device in pair)
    stay = phone.stays.add(STENT)
    papers = [phone.paper(text) for text in ("un", "deux", "trois")]
    await meet(*pair)
    return phone, tablet, stay, papers


Shared = tuple[Desk, Desk, Entry, list[Entry]]


@pytest.mark.covers("C-011")
@pytest.mark.covers("C-012")
async def test_ties_made_apart_are_all_seen_from_both_sides(shared: Shared) -> None:
    phone, tablet, stay, (one, two, three) = shared
    phone.links.add(stay.id, one.id)
    phone.links.add(two.id, stay.id)
    tablet.links.add(stay.id, two.id)
    undo = tablet.links.add(three.id, stay.id)
    await meet(phone.device, tablet.device, phone.device)
    for desk in (phone, tablet):
        assert desk.seen(stay.id) == {"un", "deux", "trois"}
        assert [desk.seen(each.id) for each in (one, two, three)] == [{stay.title}] * 3
        assert desk.device.vault.conflicts(desk.device.space.id) == []
    undo()
    phone.links.remove(one.id, stay.id)
    await meet(tablet.device, phone.device, tablet.device)
    assert phone.seen(stay.id) == tablet.seen(stay.id) == {"deux"}


@pytest.mark.covers("C-011")
async def test_tied_here_changed_hidden_or_thrown_there_is_both(
    shared: Shared,
) -> None:
    phone, tablet, stay, (one, two, three) = shared
    for paper in (one, two, three):
        phone.links.add(stay.id, paper.id)
    tablet.documents.rename(one.id, "autre")
    Custody(tablet.documents).hide(two.id, Confidentiality.MASQUE_PS)
    tablet.trash.throw(three.id)
    tablet.stays.change(stay.id, Stay("2026-03", reason="Contrôle"))
    await meet(phone.device, tablet.device, phone.device)
    for desk in (phone, tablet):
        assert desk.seen(stay.id) == {"autre", "deux"}
        assert desk.seen(two.id) == {"Contrôle"}
        assert desk.device.vault.conflicts(desk.device.space.id) == []
    phone.trash.put_back(three.id)
    await meet(phone.device, tablet.device)
    assert tablet.seen(stay.id) == {"autre", "deux", "trois"}


@pytest.mark.covers("C-011")
@pytest.mark.covers("C-012")
async def test_a_copy_of_the_space_holds_ties_stays_and_searches(
    shared: Shared,
) -> None:
    phone, _, stay, papers = shared
    for paper in papers:
        phone.links.add(stay.id, paper.id)
    phone.searches.keep("Cœur", {"text": "stent", "period": "year"})
    device, sink, place = phone.device, io.BytesIO(), an_empty_home()
    source = Source(device.vault, device.journal, device.trail, device.blobs)
    outside, cheap = Outside(strong, written), partial(Argon, 2, 19 * 1024, 1)
    parts = device.space.id, source, device.watch, device.dice
    pack = Backpack(*parts, outside, cheap)
    pack.export(sink, PASSPHRASE)
    archive = open_archive(sink, "passphrase", PASSPHRASE)
    Restoring(archive, place.home).restore(lambda kept: {**kept, "device": b"new"})
    again = Desk(device, place.vault)
    assert again.seen(stay.id) == {"un", "deux", "trois"}
    assert again.seen(papers[0].id) == {stay.title}
    assert again.stays.entry(stay.id).body == stay.body
    (kept,) = again.searches.list()
    assert (kept.name, kept.asks) == ("Cœur", {"text": "stent", "period": "year"})


async def test_a_search_kept_here_is_found_there(shared: Shared) -> None:
    phone, tablet, *_ = shared
    kept = phone.searches.keep("Cœur", {"text": "stent"})
    await meet(phone.device, tablet.device)
    tablet.searches.rename(kept.id, "Mon cœur")
    await meet(tablet.device, phone.device)
    assert [one.name for one in phone.searches.list()] == ["Mon cœur"]
    phone.searches.remove(kept.id)
    await meet(phone.device, tablet.device)
    assert tablet.searches.list() == []
