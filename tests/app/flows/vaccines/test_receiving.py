"""A register is linked by a code; what it says is kept as it says, once, and whose."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import pytest

from app.domain.entry import Entry
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.feed import Bulletin, Pass
from app.domain.foreign import Subject
from app.domain.ids import EntryId
from app.domain.immunization import Immunization
from app.domain.write import Write
from app.fhir import exact
from app.flows.vaccines import receiving
from app.flows.vaccines.booklet import Booklet, dose_of, own
from app.flows.vaccines.receiving import PAGES_MAX, Received, Receiving
from app.flows.vaccines.sameness import lines
from app.flows.vaccines.sender import Linked, Senders
from app.flows.vaccines.served import Served
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
NIR = "1.2.250.1.213.1.4.8"


class Opening(Bare):
    """An airlock that opens pages as the worker does."""

    def __init__(self) -> None:
        self.then: Callable[[], object] = lambda: None

    def bulletin(self, content: bytes) -> Bulletin:
        """Open a page; *then* happens meanwhile, when it tells doses."""
        if b"searchset" in content:
            self.then()
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
    opening: Opening
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
    senders = Senders(home.vault, home.space)
    opening = Opening()
    flow = Receiving(feed, opening, Served(booklet, PARIS), senders)
    with Playing(now=watch) as playing:
        yield Post(home, playing, watch, opening, flow)


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
    post.receiving.senders.keep(replace(post.receiving.senders.mine(), since=""))
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
    assert post.receiving.senders.mine().fault == ""


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
    assert post.receiving.senders.mine().fault == "peer.silent"


async def test_a_pass_gone_stale_is_renewed_unseen(post: Post) -> None:
    await post.link()
    old = post.receiving.senders.passed()
    post.playing.service.faults.add(Fault.STALE)
    assert (await post.receiving.receive()).added
    assert post.receiving.senders.passed().token != old.token


async def test_a_renewed_pass_to_another_file_opens_nothing(post: Post) -> None:
    await post.link()
    was = post.receiving.senders.passed()
    turned = replace(post.receiving, feed=Turning(post.watch, post.watch.sleep))
    post.playing.service.faults.add(Fault.STALE)
    with pytest.raises(Refused, match=r"feed\.other"):
        await turned.receive()
    assert post.receiving.senders.passed() == was
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
    renewal = post.receiving.senders.passed().renewal
    await post.receiving.leave()
    assert post.receiving.linked() is None
    assert post.home.vault.secrets("device.feed") == {}
    assert renewal not in post.playing.service.doors.renewals
    assert len(post.booklet.every()) == count
    with pytest.raises(Refused, match=r"feed\.none"):
        await post.receiving.receive()
    assert await post.linked() == Received(known=count)


async def test_a_correction_to_not_done_takes_the_dose_out(post: Post) -> None:
    await post.linked()
    post.say(status="not-done")
    assert await post.receiving.receive() == Received(withdrawn=1)
    assert post.receiving.senders.mine().gone == 1
    post.receiving.heard()
    assert post.receiving.senders.mine().gone == 0


async def test_a_clock_that_was_ahead_hides_nothing(post: Post) -> None:
    await post.link()
    post.home.now += timedelta(days=365)
    await post.receiving.receive()
    post.home.now -= timedelta(days=365)
    post.say(lotNumber="Q1")
    assert (await post.receiving.due() or Received()).changed == 1
    assert await post.receiving.due() is None


async def test_all_is_asked_for_again_each_month(post: Post) -> None:
    count = (await post.linked()).added
    post.home.now += timedelta(days=2)
    assert await post.receiving.receive() == Received()
    post.home.now += timedelta(days=29)
    assert await post.receiving.receive() == Received(known=count)


async def test_what_was_left_is_asked_for_until_it_can_be_read(post: Post) -> None:
    count = len(post.playing.register.doses)
    nameless = {**post.playing.register.doses[DOSE], "id": "x", "vaccineCode": {}}
    post.playing.register.put(nameless, post.home.now - timedelta(days=30))
    assert await post.linked() == Received(added=count, left=1)
    post.home.now += timedelta(days=3)
    assert (await post.receiving.receive()).left == 1
    assert post.receiving.senders.mine().left == 1
    named = {**nameless, "vaccineCode": {"text": "BCG"}}
    post.playing.register.put(named, post.home.now - timedelta(days=30))
    assert await post.receiving.receive() == Received(added=1, known=count)
    assert post.receiving.senders.mine().left == 0


async def test_a_service_left_while_doses_come_stays_left(post: Post) -> None:
    await post.link()
    post.opening.then = post.receiving.senders.forget
    with pytest.raises(Refused, match=r"feed\.none"):
        await post.receiving.receive()
    assert post.receiving.linked() is None
    assert post.booklet.every() == []


async def test_a_switch_pressed_while_doses_come_is_kept(post: Post) -> None:
    await post.link()
    post.opening.then = partial(post.receiving.switch, on=False)
    assert (await post.receiving.receive()).added
    assert not post.receiving.senders.mine().daily


async def test_a_reception_says_nothing_of_the_service_linked_next(post: Post) -> None:
    await post.link()
    other = Pass("other", "other")

    def linked_next() -> None:
        post.receiving.senders.forget()
        post.receiving.senders.keep(Linked("https://b.fr", key="b"), other)

    post.opening.then = linked_next
    with pytest.raises(Refused, match=r"feed\.none"):
        await post.receiving.receive()
    assert post.receiving.linked() == Linked("https://b.fr", key="b")
    assert post.receiving.senders.passed() == other
    assert post.booklet.every() == []


async def test_two_receptions_at_once_renew_the_pass_once(post: Post) -> None:
    await post.link()
    count = len(post.playing.register.doses)
    post.playing.service.faults.add(Fault.STALE)
    both = await asyncio.gather(
        post.receiving.receive(),
        asyncio.to_thread(lambda: asyncio.run(post.receiving.receive())),
    )
    assert sum(one.added for one in both) == count
    renewals = [one for one in post.playing.service.asked if "oauth/token" in one]
    assert len(renewals) == 2


async def test_a_link_without_its_pass_is_left_or_linked_anew(post: Post) -> None:
    await post.link()
    linked = post.receiving.senders.mine()
    post.receiving.senders.forget()
    post.receiving.senders.keep(linked)
    with pytest.raises(Refused, match=r"feed\.token"):
        await post.receiving.receive()
    await post.receiving.leave()
    assert post.receiving.linked() is None


async def test_a_new_code_for_the_same_service_keeps_what_was_chosen(
    post: Post,
) -> None:
    await post.linked()
    post.receiving.switch(on=False)
    post.receiving.vouch()
    was = post.receiving.senders.mine()
    post.playing.service.faults.add(Fault.REVOKED)
    with pytest.raises(Refused, match=r"feed\.token"):
        await post.receiving.receive()
    post.playing.service.faults.clear()
    await post.link()
    now = post.receiving.senders.mine()
    assert now == replace(was, key=now.key, whole=0)
    assert now.key != was.key


async def test_no_word_opens_the_file_of_another_national_number(post: Post) -> None:
    await post.link()
    vault, space = post.home.vault, post.home.space
    hers = {"system": f"urn:oid:{NIR}", "value": "255069939912392"}
    known(vault, replace(space, name="Camille Fictif"))
    own = vault.entry(space.id, EntryId(b"p" * 16))
    body = exact.write({**exact.read(own.body), "identifier": [hers]})
    vault.commit(Write(space.id, entries=(replace(own, body=body),)))
    his = f"{NIR}|150069939912396"
    subject = Subject("Fictif", "", "Camille", "1958-03-12", identifier=his)
    page = Bulletin(subject=subject, patient="p")
    post.receiving.vouch()
    with pytest.raises(Refused, match=r"feed\.stranger"):
        post.receiving._recognised(post.receiving.senders.mine(), page, "p")


async def test_who_says_that_nothing_is_theirs_leaves_the_service_too(
    post: Post,
) -> None:
    count = (await post.linked()).added
    address = post.receiving.senders.mine().address
    back = await post.receiving.not_mine(address)
    assert post.receiving.linked() is None
    assert (post.booklet.every(), len(post.booklet.withdrawn())) == ([], count)
    back()
    assert len(post.booklet.every()) == count
    await post.receiving.not_mine(address)
    assert await post.linked() == Received(known=count)
    assert post.booklet.every() == []


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
