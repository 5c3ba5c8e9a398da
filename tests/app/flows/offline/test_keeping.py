"""Room is made without loss: what the server does not hold never leaves."""

from collections.abc import Sequence

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused, Unreachable
from app.domain.ids import EntryId
from app.domain.write import Write
from app.flows.offline.choices import Rule
from app.flows.offline.keeping import Offline, Where
from app.ports.courier import Progress, unheard
from storage.memory.journal import MemoryJournal
from tests.app.paper_home import PaperHome
from tests.journeys.conftest import Pair
from tests.journeys.test_files import MEBI, a_letter, read
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Server:
    """A courier whose server holds what it says; *away* it says nothing."""

    def __init__(self, holds: frozenset[EntryId] = frozenset()) -> None:
        self.holds, self.away = holds, False

    async def fetch(self, _entry: EntryId, tell: Progress = unheard) -> None:
        tell(1, 1)

    async def keeps(self, entries: Sequence[EntryId]) -> frozenset[EntryId]:
        if self.away:
            raise Unreachable("peer.silent")
        return self.holds & frozenset(entries)


def a_document(home: PaperHome, words: bytes = b"Ordonnance", rev: int = 3) -> Entry:
    """Add a document the server numbered: no line of it waits."""
    added = home.documents.add(words, name="x.txt").entry
    assert added
    home.vault._memory.state.lines.clear()
    state = home.vault._memory.state.entries
    kept = state[home.space.id, added.id]
    object.__setattr__(kept, "rev", rev)
    return home.documents.entry(added.id)


def offline(home: PaperHome, server: Server) -> Offline:
    lines = home.vault, MemoryJournal(home.vault._memory), home.blobs
    return Offline(*lines, server, home.space.id)  # type: ignore[arg-type]  # two calls


@pytest.mark.covers("C-023")
async def test_what_the_server_holds_may_leave_and_comes_back() -> None:
    home = PaperHome()
    entry = a_document(home)
    mine = offline(home, Server(frozenset({entry.id})))
    assert mine.where(entry.id) is Where.HERE
    room = mine.room()
    assert [one.entry.id for one in room.free] == [entry.id]
    assert room.used == room.freeable > 0
    assert await mine.free([entry.id]) == room.freeable
    assert mine.where(entry.id) is Where.AWAY
    assert not home.documents.have(entry.id)
    assert home.documents.text(entry.id) == "Ordonnance"
    assert mine.room().free == ()
    await mine.bring(entry.id, unheard)
    assert home.vault.settings("offline/") == {}


@pytest.mark.covers("C-023")
async def test_what_the_server_does_not_hold_never_leaves() -> None:
    home = PaperHome()
    entry = a_document(home)
    with pytest.raises(Refused, match=r"file\.unsent"):
        await offline(home, Server()).free([entry.id])
    assert home.documents.have(entry.id)


@pytest.mark.parametrize("rev", [0, 3])
async def test_what_waits_to_be_sent_never_leaves(rev: int) -> None:
    """Even when a server says that it holds it."""
    home = PaperHome()
    entry = a_document(home, rev=rev)
    mine = offline(home, Server(frozenset({entry.id})))
    if rev:
        home.documents.rename(entry.id, "Autre titre")
    with pytest.raises(Refused, match=r"file\.unsent"):
        await mine.free([entry.id])
    assert mine.room().free == ()
    assert home.documents.have(entry.id)


async def test_nothing_leaves_while_the_server_is_away() -> None:
    home, server = PaperHome(), Server()
    entry = a_document(home)
    server.away = True
    with pytest.raises(Unreachable):
        await offline(home, server).free([entry.id])
    assert home.documents.have(entry.id)


async def test_one_that_cannot_leave_keeps_all_of_them() -> None:
    home = PaperHome()
    sent = a_document(home)
    unsent = home.documents.add(b"Neuf", name="n.txt").entry
    assert unsent
    mine = offline(home, Server(frozenset({sent.id, unsent.id})))
    with pytest.raises(Refused, match=r"file\.unsent"):
        await mine.free([sent.id, unsent.id])
    assert home.documents.have(sent.id)


async def test_what_must_stay_is_not_proposed() -> None:
    home = PaperHome()
    entry = a_document(home)
    mine = offline(home, Server())
    mine.keep(entry.id)
    assert mine.where(entry.id) is Where.KEPT
    assert mine.room().free == ()
    mine.keep(entry.id, kept=False)
    assert mine.where(entry.id) is Where.HERE
    assert len(mine.room().free) == 1


async def test_the_heaviest_is_proposed_first() -> None:
    home = PaperHome()
    light, heavy = a_document(home), a_document(home, b"long " * 900)
    state = home.vault._memory.state
    state.lines.clear()
    assert [one.entry.id for one in offline(home, Server()).room().free] == [
        heavy.id,
        light.id,
    ]


async def test_a_rule_is_kept_on_this_device() -> None:
    mine = offline(PaperHome(), Server())
    assert mine.rule() is Rule.ALL
    mine.choose(Rule.CHOSEN)
    assert mine.rule() is Rule.CHOSEN
    assert mine.journal.held(mine.space) == []


def of(device: Device) -> Offline:
    lines = device.vault, device.journal, device.blobs
    return Offline(*lines, device.courier, device.space.id)


@pytest.mark.covers("C-023")
async def test_a_file_freed_stays_away_until_it_is_asked_for(pair: Pair) -> None:
    """With the real courier and server: freed, not brought back, then identical."""
    phone, tablet = pair
    letter = a_letter(phone)
    for device in (phone, tablet, phone):
        await device.courier.sync()
    whole = read(phone, letter)
    assert await of(phone).free([letter.id]) > 5 * MEBI
    assert (await phone.courier.sync()).alerts == ()
    assert not phone.blobs.has(letter.attachments[0].blob)
    told: list[tuple[int, int]] = []
    await of(phone).bring(letter.id, lambda *seen: told.append(seen))
    assert read(phone, letter) == whole
    assert told == [(done, 6) for done in range(1, 7)]


async def test_a_file_cut_half_way_goes_on_from_there(pair: Pair) -> None:
    phone, _ = pair
    letter = a_letter(phone)
    for _turn in range(2):
        await phone.courier.sync()
    await of(phone).free([letter.id])

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        await of(phone).bring(letter.id, stop)
    came = len(phone.blobs.parts_here(letter.attachments[0].blob))
    assert came >= 3
    told: list[int] = []
    await of(phone).bring(letter.id, lambda done, _total: told.append(done))
    assert told == list(range(came + 1, 7))


async def test_a_server_that_lost_a_part_frees_nothing(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal says that all was sent; the server is asked all the same."""
    phone, _ = pair
    letter = a_letter(phone)
    for _turn in range(2):
        await phone.courier.sync()
    part = letter.attachments[0].parts[2]

    async def lacking(_space: bytes, shas: list[bytes]) -> list[bytes]:
        return [sha for sha in shas if sha == part]

    monkeypatch.setattr(phone.town.ledger, "lacking", lacking)
    with pytest.raises(Refused, match=r"file\.unsent"):
        await of(phone).free([letter.id])
    assert phone.blobs.has(letter.attachments[0].blob)


async def test_a_document_chosen_comes_whatever_the_rule(pair: Pair) -> None:
    phone, tablet = pair
    of(tablet).choose(Rule.CHOSEN)
    letter = a_letter(phone)
    for device in (phone, tablet):
        await device.courier.sync()
    blob = letter.attachments[0].blob
    assert not tablet.blobs.has(blob)
    assert tablet.blobs.has(letter.attachments[1].blob)
    of(tablet).keep(letter.id)
    await tablet.courier.sync()
    assert tablet.blobs.has(blob)


async def test_an_erased_document_leaves_no_choice_behind() -> None:
    home = PaperHome()
    entry = a_document(home)
    offline(home, Server()).keep(entry.id)
    home.vault.commit(Write(home.space.id, erased=(entry.id,)))
    assert home.vault.settings("offline/") == {}
