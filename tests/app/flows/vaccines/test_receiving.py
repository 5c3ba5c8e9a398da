"""A register is linked by a code; what it says is kept as it says, once, and whose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from app.domain.entry import Entry
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.feed import Bulletin, Pass
from app.domain.immunization import Immunization
from app.flows.vaccines import receiving
from app.flows.vaccines.booklet import Booklet, dose_of, own
from app.flows.vaccines.receiving import PAGES_MAX, Received, Receiving
from app.flows.vaccines.sameness import lines
from app.flows.vaccines.served import Served
from app.flows.vaccines.service import Services
from app.flows.vaccines.standing import served
from app.imports.fhir.bulletin import bulletin
from app.ports.world import Clock, Sleep
from sync.feeds.fhir import FhirFeed
from sync.feeds.lab.faults import Fault
from tests.app.identities import known
from tests.app.paper_home import PARIS, PaperHome
from tests.fictitious.airlock import Bare
from tests.fictitious.register import CAMILLE, Playing, Watch
from tests.sync.client.conftest import Book

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045")]
DOSE = "dose-1-4"


class Opening(Bare):
    """An airlock that opens pages as the worker does."""

    def bulletin(self, content: bytes) -> Bulletin:
        return bulletin(content)


class Turning(FhirFeed):
    """A feed whose service renews a pass to the file of somebody else."""

    def __init__(self, now: Clock, sleep: Sleep) -> None:
        super().__init__(now, sleep, ledger=Book())

    async def renewed(self, address: str, passed: Pass) -> Pass:
        return replace(await super().renewed(address, passed), patient="autre")


@dataclass
class Post:
    """A space, its booklet, and a register that plays."""

    home: PaperHome
    playing: Playing
    watch: Watch
    receiving: Receiving

    @property
    def booklet(self) -> Booklet:
        return self.receiving.booklet

    async def link(self) -> None:
        """Link the register; the person says yes at once."""
        pairing = await self.receiving.begin(f" {self.playing.address}/ ")
        self.playing.says()
        await self.receiving.join(pairing)

    async def linked(self) -> Received:
        await self.link()
        return await self.receiving.receive()

    async def fault(self, *faults: Fault) -> AlveoleError:
        """Return what a reception meets once these faults are played."""
        self.playing.service.faults.update(faults)
        with pytest.raises(AlveoleError) as caught:
            await self.receiving.receive()
        self.playing.service.faults.clear()
        return caught.value

    def told(self, name: str) -> Entry:
        """Return the dose of a name at the register."""
        every = (*self.booklet.every(), *self.booklet.withdrawn())
        return next(one for one in every if one.meta["feed"].endswith(f"#{name}"))

    def say(self, **told: object) -> None:
        """Have the register say something else of a dose."""
        register = self.playing.register
        register.put({**register.doses[DOSE], **told}, self.home.now)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def post() -> Iterator[Post]:
    watch = Watch()
    home = PaperHome(now=watch.time)
    known(home.vault, replace(home.space, name="Camille Fictif"))
    world = home.links.world
    booklet = Booklet(home.vault, world, home.space)
    feed = FhirFeed(watch, watch.sleep, ledger=Book())
    services = Services(home.vault, home.space)
    flow = Receiving(feed, Opening(), Served(booklet, PARIS), services)
    with Playing(now=watch) as playing:
        yield Post(home, playing, watch, flow)


async def test_every_dose_comes_once_with_its_source_and_its_bytes(post: Post) -> None:
    count = len(post.playing.register.doses)
    assert count > 10
    assert await post.linked() == Received(added=count)
    one = post.told(DOSE)
    assert one.meta["source"] == "deposited:service"
    assert one.meta["author"] == f"Registre fictif de vaccination ({post.playing.host})"
    assert b'"id": "dose-1-4"' in bytes.fromhex(one.meta["raw"])
    dose = dose_of(one)
    assert (dose.vaccine, dose.first_hand) == ("Priorix", True)
    assert dose.day == post.playing.register.doses[DOSE]["occurrenceDateTime"]
    assert [code.code for code in dose.diseases] == ["measles", "mumps", "rubella"]


async def test_a_second_reception_adds_nothing(post: Post) -> None:
    first = await post.linked()
    post.home.now += timedelta(hours=1)
    assert await post.receiving.receive() == Received()
    post.receiving.services.keep(replace(post.receiving.services.mine(), since=""))
    assert await post.receiving.receive() == Received(known=first.added)
    assert len(post.booklet.every()) == first.added


async def test_only_what_was_written_since_is_asked_for(post: Post) -> None:
    await post.linked()
    post.say(lotNumber="Z9")
    assert await post.receiving.receive() == Received(changed=1)


async def test_a_changed_dose_is_a_new_version(post: Post) -> None:
    await post.linked()
    was = post.told(DOSE)
    post.say(lotNumber="Z9")
    await post.receiving.receive()
    now = post.told(DOSE)
    assert now.id == was.id
    assert dose_of(now).lot == "Z9"
    assert b'"Z9"' in bytes.fromhex(now.meta["raw"])
    assert [past.entry.body for past in post.booklet.history(now.id)] == [was.body]


async def test_what_the_register_withdraws_is_shown_withdrawn(post: Post) -> None:
    count = (await post.linked()).added
    post.say(status="entered-in-error")
    assert await post.receiving.receive() == Received(withdrawn=1)
    assert [one.meta["feed"][-8:] for one in post.booklet.withdrawn()] == [DOSE]
    assert len(post.booklet.every()) == count - 1
    assert await post.receiving.receive() == Received(known=1)
    post.say(status="completed")
    assert await post.receiving.receive() == Received(changed=1)
    assert post.booklet.withdrawn() == []


async def test_what_was_withdrawn_before_it_came_is_not_noted(post: Post) -> None:
    count = len(post.playing.register.doses)
    post.say(status="entered-in-error")
    assert await post.linked() == Received(added=count - 1)


async def test_nobody_but_the_service_changes_what_it_sent(post: Post) -> None:
    await post.linked()
    one, booklet = post.told(DOSE), post.booklet
    assert (own(one), served(one)) == (False, True)
    for act in (
        lambda: booklet.change(one.id, dose_of(one)),
        lambda: booklet.withdraw(one.id),
        lambda: booklet.put_back(one.id),
        lambda: booklet.remove(one.id),
        lambda: booklet.restore(one),
    ):
        with pytest.raises(Refused, match=r"vaccine\.from_service"):
            act()
    assert post.told(DOSE) == one


async def test_a_dose_the_person_noted_already_is_one_injection(post: Post) -> None:
    day = post.playing.register.doses[DOSE]["occurrenceDateTime"]
    post.booklet.add(Immunization("Priorix", day=day))
    added = (await post.linked()).added
    told = lines(post.booklet.every())
    assert len(told) == added
    (joined,) = [one for one in told if one.others]
    assert served(joined.entry)


async def test_what_says_no_dose_is_left_aside(post: Post) -> None:
    count = len(post.playing.register.doses)
    post.playing.service.faults.add(Fault.ODD)
    assert await post.linked() == Received(added=count, left=2)


async def test_the_file_of_somebody_else_is_not_taken(post: Post) -> None:
    await post.link()
    post.playing.service.faults.add(Fault.STRANGER)
    with pytest.raises(Refused, match=r"feed\.whose"):
        await post.receiving.receive()
    assert post.booklet.every() == []
    linked = post.receiving.linked()
    assert linked
    assert (linked.person, linked.born) == ("Jean Inconnu", "1931-01-01")
    assert not any("Immunization" in one for one in post.playing.service.asked)


async def test_the_word_of_the_person_opens_it_for_that_name_alone(post: Post) -> None:
    await post.link()
    assert (await post.fault(Fault.STRANGER)).code == "feed.whose"
    post.receiving.vouch()
    post.playing.service.faults.add(Fault.STRANGER)
    assert (await post.receiving.receive()).added
    post.playing.service.faults.clear()
    known(post.home.vault, replace(post.home.space, name="Paul Autre"))
    with pytest.raises(Refused, match=r"feed\.whose"):
        await post.receiving.receive()


@pytest.mark.parametrize(
    ("played", "code"),
    [
        (Fault.MIXED, "feed.other"),
        (Fault.LOOP, "feed.unknown"),
        (Fault.ELSEWHERE, "feed.unknown"),
        (Fault.HTML, "feed.unknown"),
        (Fault.HUGE, "feed.unknown"),
        (Fault.CUT, "import.damaged"),
        (Fault.REVOKED, "feed.token"),
        (Fault.BUSY, "peer.busy"),
    ],
)
async def test_what_fails_keeps_nothing_and_is_remembered(
    post: Post, played: Fault, code: str
) -> None:
    await post.link()
    assert (await post.fault(played)).code == code
    assert post.booklet.every() == []
    linked = post.receiving.linked()
    assert linked
    assert (linked.fault, linked.last) == (code, 0)
    assert (await post.receiving.receive()).added
    assert post.receiving.services.mine().fault == ""


async def test_pages_without_end_are_not_followed(post: Post) -> None:
    await post.link()
    assert (await post.fault(Fault.ENDLESS)).code == "feed.unknown"
    asked = [one for one in post.playing.service.asked if "Immunization" in one]
    assert len(asked) == PAGES_MAX


async def test_more_doses_than_anybody_has_are_not_taken(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "DOSES_MAX", 4)
    await post.link()
    assert (await post.fault()).code == "feed.unknown"
    assert post.booklet.every() == []


async def test_a_service_that_drips_is_left(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "SECONDS_MAX", 0.0)
    await post.link()
    assert (await post.fault()).code == "peer.silent"
    assert post.receiving.services.mine().fault == "peer.silent"


async def test_a_pass_gone_stale_is_renewed_unseen(post: Post) -> None:
    await post.link()
    old = post.receiving.services.passed()
    post.playing.service.faults.add(Fault.STALE)
    assert (await post.receiving.receive()).added
    assert post.receiving.services.passed().token != old.token


async def test_a_renewed_pass_to_another_file_opens_nothing(post: Post) -> None:
    await post.link()
    was = post.receiving.services.passed()
    turned = replace(post.receiving, feed=Turning(post.watch, post.watch.sleep))
    post.playing.service.faults.add(Fault.STALE)
    with pytest.raises(Refused, match=r"feed\.other"):
        await turned.receive()
    assert post.receiving.services.passed() == was
    assert post.booklet.every() == []


async def test_it_is_asked_once_a_day_and_only_after_the_first_time(post: Post) -> None:
    assert await post.receiving.due() is None
    await post.link()
    assert await post.receiving.due() is None
    await post.receiving.receive()
    assert await post.receiving.due() is None
    post.home.now += timedelta(hours=25)
    assert await post.receiving.due() == Received()
    assert await post.receiving.due() is None
    post.home.now += timedelta(hours=25)
    post.receiving.switch(on=False)
    assert await post.receiving.due() is None
    post.receiving.switch(on=True)
    assert await post.receiving.due() == Received()


async def test_a_day_that_failed_waits_for_the_next(post: Post) -> None:
    await post.linked()
    post.home.now += timedelta(hours=25)
    post.playing.service.faults.add(Fault.BUSY)
    with pytest.raises(Unreachable):
        await post.receiving.due()
    assert await post.receiving.due() is None
    post.playing.service.faults.clear()
    post.home.now += timedelta(hours=25)
    assert await post.receiving.due() == Received()


async def test_what_only_the_person_can_mend_is_not_asked_for(post: Post) -> None:
    await post.linked()
    post.home.now += timedelta(hours=25)
    assert (await post.fault(Fault.REVOKED)).code == "feed.token"
    post.home.now += timedelta(hours=25)
    assert await post.receiving.due() is None


async def test_once_left_what_came_stays_and_the_pass_is_forgotten(post: Post) -> None:
    count = (await post.linked()).added
    renewal = post.receiving.services.passed().renewal
    await post.receiving.leave()
    assert post.receiving.linked() is None
    assert post.home.vault.secrets("device.feed") == {}
    assert renewal not in post.playing.service.doors.renewals
    assert len(post.booklet.every()) == count
    with pytest.raises(Refused, match=r"feed\.none"):
        await post.receiving.receive()
    assert await post.linked() == Received(known=count)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "vaccins.exemple.fr",
        "http://vaccins.exemple.fr",
        "https://a:b@c.fr",
        "https://é",
    ],
)
async def test_what_is_no_safe_address_is_refused(post: Post, address: str) -> None:
    with pytest.raises(Refused, match=r"feed\.address"):
        await post.receiving.begin(address)


def test_the_person_played_is_the_one_of_the_space() -> None:
    assert (CAMILLE.given, CAMILLE.family) == ("Camille", "Fictif")
