"""A service lets us in by a code; whatever it answers is bounded, and not opened."""

import pytest

from app.domain.departure import Outcome, Purpose
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.feed import Pass
from sync.feeds.fhir import SLOWER, WAIT_MAX, FhirFeed
from sync.feeds.lab.faults import Fault
from tests.fictitious.register import Playing, Watch
from tests.sync.client.conftest import Book

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045")]
LINK = "Immunization?patient=fictif-1"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def feed(watch: Watch, book: Book | None = None) -> FhirFeed:
    return FhirFeed(watch, watch.sleep, ledger=book or Book())


async def let_in(playing: Playing, watch: Watch) -> tuple[FhirFeed, Pass]:
    """Return a feed, and the pass of somebody who said yes at once."""
    there = feed(watch)
    pairing = await there.pair(playing.address)
    playing.says()
    return there, await there.admitted(pairing)


async def fault(*faults: Fault, link: str = LINK) -> AlveoleError:
    """Return what a reading meets once these faults are played."""
    watch = Watch()
    with Playing(now=watch) as playing:
        there, passed = await let_in(playing, watch)
        playing.service.faults.update(faults)
        with pytest.raises(AlveoleError) as caught:
            await there.read(playing.address, passed, link)
    return caught.value


async def test_a_code_is_shown_then_the_doses_come() -> None:
    watch = Watch()
    with Playing(now=watch) as playing:
        there = feed(watch)
        pairing = await there.pair(playing.address)
        assert pairing.name == "Registre fictif de vaccination"
        assert len(pairing.code) == 9
        assert pairing.page == f"http://{playing.host}/appareil"
        watch.then = lambda: playing.says() if len(watch.slept) == 3 else None
        told: list[int] = []
        passed = await there.admitted(pairing, lambda left, _: told.append(left))
        assert told == [900, 895, 890, 890]
        assert passed.patient == "fictif-1"
        assert b'"searchset"' in await there.read(playing.address, passed, LINK)


async def test_nothing_secret_is_in_an_address_and_each_request_is_noted() -> None:
    watch, book = Watch(), Book()
    with Playing(now=watch) as playing:
        there = feed(watch, book)
        pairing = await there.pair(playing.address)
        playing.says()
        passed = await there.admitted(pairing)
        await there.read(playing.address, passed, LINK)
        asked = " ".join(playing.service.asked)
    assert passed.token not in asked + repr(passed) + repr(pairing)
    assert pairing.secret not in asked
    assert {one.purpose for one in book.left} == {Purpose.VACCINES}
    assert {one.host for one in book.left} == {playing.host}
    assert {one.outcome for one in book.ended} == {Outcome.DONE}


async def test_a_service_in_no_hurry_is_asked_less_often() -> None:
    watch = Watch()
    with Playing(Fault.HASTE, now=watch) as playing:
        there = feed(watch)
        pairing = await there.pair(playing.address)
        watch.then = lambda: playing.says() if len(watch.slept) == 3 else None
        await there.admitted(pairing)
    assert watch.slept == [5, 5 + SLOWER, 5 + SLOWER]


@pytest.mark.parametrize(
    ("played", "code"),
    [(Fault.EXPIRED, "feed.expired"), (Fault.REFUSED, "feed.refused")],
)
async def test_a_demand_that_ends_says_how(played: Fault, code: str) -> None:
    watch = Watch()
    with Playing(played, now=watch) as playing:
        there = feed(watch)
        pairing = await there.pair(playing.address)
        with pytest.raises(Refused, match=code):
            await there.admitted(pairing)


async def test_no_answer_at_all_ends_with_the_code() -> None:
    watch = Watch()
    with Playing(now=watch) as playing:
        there = feed(watch)
        pairing = await there.pair(playing.address)
        with pytest.raises(Refused, match=r"feed\.expired"):
            await there.admitted(pairing)
    assert sum(watch.slept) <= WAIT_MAX


async def test_a_network_that_goes_away_meanwhile_ends_no_wait() -> None:
    watch = Watch()
    with Playing(Fault.HASTE, now=watch) as playing:
        there = feed(watch)
        pairing = await there.pair(playing.address)
        playing.service.faults.add(Fault.BUSY)

        def back() -> None:
            if len(watch.slept) == 6:
                playing.service.faults.discard(Fault.BUSY)
                playing.says()

        watch.then = back
        assert (await there.admitted(pairing)).token


async def test_what_is_told_may_end_the_wait() -> None:
    watch = Watch()

    def stop(_left: int, _total: int) -> None:
        raise Refused("cancelled")

    with Playing(now=watch) as playing:
        there = feed(watch)
        pairing = await there.pair(playing.address)
        with pytest.raises(Refused, match="cancelled"):
            await there.admitted(pairing, stop)


async def test_a_yes_that_came_once_the_wait_was_left_opens_nothing() -> None:
    watch, left = Watch(), list[str]()

    def stop(_left: int, _total: int) -> None:
        if left:
            raise Refused("cancelled")

    with Playing(now=watch) as playing:
        there = feed(watch)
        pairing = await there.pair(playing.address)
        playing.says()
        watch.then = lambda: left.append("screen")
        with pytest.raises(Refused, match="cancelled"):
            await there.admitted(pairing, stop)
        assert playing.service.doors.renewals == set()


async def test_a_service_that_lets_no_program_in_says_so() -> None:
    with (
        Playing(Fault.CLOSED) as playing,
        pytest.raises(Refused, match=r"feed\.closed"),
    ):
        await feed(Watch()).pair(playing.address)


async def test_what_is_no_service_says_so() -> None:
    with Playing(Fault.HTML) as playing, pytest.raises(Refused, match=r"feed\.unknown"):
        await feed(Watch()).pair(playing.address)
    with Playing() as playing, pytest.raises(Refused, match=r"feed\.unknown"):
        await feed(Watch()).pair(f"http://{playing.host}/ailleurs")


@pytest.mark.parametrize(
    ("played", "code"),
    [
        (Fault.REVOKED, "feed.token"),
        (Fault.STALE, "feed.token"),
        (Fault.HTML, "feed.unknown"),
        (Fault.HUGE, "feed.unknown"),
        (Fault.BUSY, "peer.busy"),
    ],
)
async def test_a_reading_that_fails_says_why(played: Fault, code: str) -> None:
    assert (await fault(played)).code == code


@pytest.mark.parametrize(
    "link",
    [
        "https://ailleurs.exemple/fhir/Immunization?page=2",
        "http://127.0.0.1:1/fhir/Immunization",
        "//ailleurs.exemple/fhir/Immunization",
        "../oauth/token",
        "/oauth/token",
        "",
    ],
)
async def test_no_other_place_is_asked(link: str) -> None:
    """Nothing at all leaves: the token would go with it."""
    watch, book = Watch(), Book()
    there = feed(watch, book)
    with pytest.raises(Refused, match=r"feed\.unknown"):
        await there.read("http://127.0.0.1:2/fhir", Pass("secret", "p"), link)
    assert book.left == []


async def test_a_service_that_was_busy_is_asked_again() -> None:
    watch = Watch()
    with Playing(now=watch) as playing:
        there, passed = await let_in(playing, watch)
        playing.service.faults.add(Fault.TIRED)
        assert await there.read(playing.address, passed, LINK)
    assert watch.slept == [5, 2]


async def test_a_pass_is_renewed_once() -> None:
    watch = Watch()
    with Playing(now=watch) as playing:
        there, passed = await let_in(playing, watch)
        playing.service.faults.add(Fault.STALE)
        again = await there.renewed(playing.address, passed)
        assert again.patient == passed.patient
        assert await there.read(playing.address, again, LINK)
        with pytest.raises(Refused, match=r"feed\.token"):
            await there.renewed(playing.address, passed)
        with pytest.raises(Refused, match=r"feed\.token"):
            await there.renewed(playing.address, Pass("only", "fictif-1"))


async def test_a_service_hears_that_it_is_left() -> None:
    watch = Watch()
    with Playing(now=watch) as playing:
        there, passed = await let_in(playing, watch)
        await there.left(playing.address, passed)
        assert passed.renewal not in playing.service.doors.renewals
    await there.left(playing.address, passed)


async def test_a_service_that_is_not_there_is_silent() -> None:
    with pytest.raises(Unreachable, match=r"peer\.silent"):
        await feed(Watch()).pair("http://127.0.0.1:1/fhir")


async def test_no_page_but_a_safe_one_is_shown() -> None:
    with (
        Playing(Fault.TRICK) as playing,
        pytest.raises(Refused, match=r"feed\.unknown"),
    ):
        await feed(Watch()).pair(playing.address)


async def test_the_page_opened_is_of_the_place_that_is_shown() -> None:
    with Playing() as playing:
        pairing = await feed(Watch()).pair(playing.address)
        assert pairing.whole == f"{pairing.page}?code={pairing.code}"
    with Playing(Fault.DECOY) as playing:
        assert (await feed(Watch()).pair(playing.address)).whole == ""
