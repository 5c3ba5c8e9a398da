"""What a Nightscout site holds comes as one file, looked at before it is kept."""

import asyncio
import json
from collections.abc import Callable

import pytest

from app.domain.errors import Refused, Unreachable
from app.flows.importing import nightscout as room
from app.flows.importing.nightscout import NAME, Nightscout, checked
from app.ports.nightscout import NoSite
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from sync.client.nightscout import HttpSite
from tests.app.flows.importing.bench import PARIS, importing_over
from tests.fictitious.nightscout import TOKEN, Pretender, entry
from tests.storage.samples import PulseSpy
from tests.sync.client.conftest import Book

pytestmark = pytest.mark.anyio
DAY = 86_400_000


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Said:
    """A site that answers what it is told to, and remembers what it was asked."""

    def __init__(self, answer: Callable[[int], bytes]) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str, int, int]] = []

    async def entries(
        self, address: str, token: str, *, since: int, until: int
    ) -> bytes:
        self.asked.append((address, token, since, until))
        return self.answer(since)


def a_flow(site: Said | HttpSite | NoSite) -> tuple[Nightscout, MemoryVault]:
    vault = MemoryVault(Memory(), PulseSpy())
    return Nightscout(site, importing_over(vault).preferences), vault


def entries(*dates: int) -> bytes:
    return json.dumps([entry(date) for date in dates]).encode()


@pytest.mark.covers("C-037")
async def test_what_a_site_holds_is_kept_once() -> None:
    vault = MemoryVault(Memory(), PulseSpy())
    importing = importing_over(vault)
    flow = Nightscout(HttpSite(ledger=Book()), importing.preferences)
    first = importing.preferences.world.ms() - 2 * DAY
    with Pretender(first=first) as site:
        brought = await flow.bring(site.address, TOKEN, days=90)
    assert json.loads(brought) == [entry(date) for date in site.dates[::-1]]
    preview = importing.preview(brought, NAME, PARIS)
    assert [(one.kind, one.fresh) for one in preview.kinds] == [
        ("interstitial-glucose", len(site.dates))
    ]
    once, again = (importing.take(brought, NAME, PARIS) for _ in range(2))
    assert (once.added, again.added, again.known) == (12, 0, 12)


async def test_a_long_time_is_asked_for_by_windows_that_touch() -> None:
    site, told = Said(entries), list[tuple[int, int]]()
    flow, _ = a_flow(site)
    brought = await flow.bring(
        "https://exemple.fr/", "code", days=70, tell=lambda *how: told.append(how)
    )
    stretches = [(since, until) for _, _, since, until in site.asked]
    assert [until - since for since, until in stretches] == [
        30 * DAY,
        30 * DAY,
        10 * DAY + 1,
    ]
    assert stretches[0][1] == stretches[1][0]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert len(json.loads(brought)) == 3
    assert {one[:2] for one in site.asked} == {("https://exemple.fr", "code")}


async def test_the_address_that_answered_is_remembered_the_token_never() -> None:
    flow, vault = a_flow(Said(entries))
    assert flow.address() == ""
    await flow.bring("https://exemple.fr", "code-secret", days=1)
    assert flow.address() == "https://exemple.fr"
    assert b"code-secret" not in b"".join(vault.settings("").values())


async def test_a_site_that_holds_nothing_is_said_to() -> None:
    flow, _ = a_flow(Said(lambda _since: b" [] "))
    with pytest.raises(Refused, match=r"import\.empty"):
        await flow.bring("https://exemple.fr", "", days=90)
    assert flow.address() == ""


@pytest.mark.parametrize("answer", [b"", b"<html>", b"{}", b"["])
async def test_what_is_no_array_is_of_no_such_site(answer: bytes) -> None:
    flow, _ = a_flow(Said(lambda _since: answer))
    with pytest.raises(Refused, match=r"nightscout\.unknown"):
        await flow.bring("https://exemple.fr", "", days=1)


async def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SIZE_MAX", 10)
    flow, _ = a_flow(Said(entries))
    with pytest.raises(Refused, match=r"import\.too_large"):
        await flow.bring("https://exemple.fr", "", days=1)


async def test_it_may_be_stopped_between_two_windows() -> None:
    site = Said(entries)
    flow, _ = a_flow(site)

    def stop(_done: int, _total: int) -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await flow.bring("https://exemple.fr", "", days=90, tell=stop)
    assert len(site.asked) == 1


async def test_without_network_nobody_answers() -> None:
    flow, _ = a_flow(NoSite())
    with pytest.raises(Unreachable, match=r"peer\.silent"):
        await flow.bring("https://exemple.fr", "", days=1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" https://exemple.fr/ ", "https://exemple.fr"),
        ("https://exemple.fr:8443/famille/", "https://exemple.fr:8443/famille"),
        ("http://127.0.0.1:1337", "http://127.0.0.1:1337"),
        ("http://localhost:1337", "http://localhost:1337"),
    ],
)
def test_an_address_is_that_of_a_site(typed: str, kept: str) -> None:
    assert checked(typed) == kept


@pytest.mark.covers("C-157")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "exemple.fr",
        "http://exemple.fr",
        "http://127.0.0.1.exemple.fr",
        "ftp://exemple.fr",
        "https://",
        "https://moi:secret@exemple.fr",
        "https://exemple.fr/?token=secret",
        "https://exemple.fr/#x",
        "https://[::1",
        "https://exemple.fr:99999",
    ],
)
def test_what_would_leave_in_clear_or_with_a_secret_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"nightscout\.address"):
        checked(typed)
