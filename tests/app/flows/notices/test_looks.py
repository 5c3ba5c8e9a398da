"""Each thing that begins to stand is named once, and ceases when it was answered."""

from datetime import UTC, date, datetime

import pytest

from app.domain.agenda import Draft, EventKind, Every, Repeat
from app.domain.ids import DeviceId
from app.domain.immunization import Immunization
from app.domain.notice import Sort
from app.domain.space import Space
from app.domain.syncing import Seal, SyncState
from app.flows.agenda.agenda import Agenda
from app.flows.documents import Documents
from app.flows.my_devices import MyDevices
from app.flows.news import News
from app.flows.notices.looks import Looks
from app.flows.notices.notices import ALARM, Notices
from app.flows.preferences import Preferences
from app.flows.vaccines.calendar import LATER
from app.rules.prevention.table import all_rules
from tests.app.flows.notices.telling import Listening, a_keeper
from tests.app.paper_home import PARIS, Glass, PaperHome, days
from tests.app.worlds import Home, Ledger, a_home, joined

REVAXIS = Immunization("Revaxis", day="2004-03-12")
"""The next one was due at sixty-five."""


def looks_of(home: Home, said: SyncState | None = None) -> Looks:
    """Return what stands in the home of a device."""
    space, world = Space(home.space, ""), home.world
    mine = MyDevices(space, home.vault, home.trail, world)
    chosen = Preferences(home.vault, world, space)
    news = News(home.vault, home.trail, mine, chosen, world, home.space)
    files = (home.vault, home.blobs, Glass(), space)
    documents = Documents(*files, home.clock, world.new_id, world.entropy, PARIS)
    return Looks.over(documents, news, lambda: said or SyncState(Seal.NO_SERVER))


def paper_looks(home: PaperHome) -> Looks:
    """Return what stands in a home of dictionaries."""
    other = Home("other", lambda: home.now)  # type: ignore[arg-type]  # any clock
    world = home.stays.world
    mine = MyDevices(home.space, home.vault, other.trail, world)
    told = (home.vault, other.trail, mine, home.preferences, world, home.space.id)
    still = SyncState(Seal.NO_SERVER)
    return Looks.over(home.documents, News(*told), lambda: still)


@pytest.fixture
def pair() -> tuple[Home, Home, Ledger]:
    """Return two devices of one person that know each other."""
    home, ledger, key = a_home()
    other = joined(home, key)
    for each in (home, other, home):
        each.sync(ledger)
    return home, other, ledger


@pytest.fixture
def paper() -> PaperHome:
    """Return the space of somebody of sixty-eight, one dose noted."""
    home = PaperHome("1958-03-12")
    paper_looks(home).planning.calendar.booklet.add(REVAXIS)
    return home


def test_only_what_came_from_elsewhere_and_was_not_opened_is_news(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, ledger = pair
    home.write("d'ici", kind="document")
    came = other.write("d'ailleurs", kind="document")
    other.write("mesure", kind="body-weight")
    for each in (other, home):
        each.sync(ledger)
    assert looks_of(home).documents() == [came.hex()]
    looks_of(home).news.open(came)
    assert looks_of(home).documents() == []


@pytest.mark.covers("C-046")
def test_only_a_due_dose_stands_until_done_refused_or_put_off(
    paper: PaperHome,
) -> None:
    looks = paper_looks(paper)
    calendar = looks.planning.calendar
    (due,) = [one.due for one in calendar.waiting()]
    assert calendar.unsure()
    assert list(looks.reminders()) == ["dose/dtp-adult/3"]
    for answer in (calendar.done, calendar.never, calendar.later):
        back = answer(due)
        assert list(looks.reminders()) == []
        back()
    calendar.later(due)
    paper.now += LATER
    assert list(looks.reminders()) == ["dose/dtp-adult/3"]
    calendar.never(due)
    paper.now += days(366)
    assert list(looks.reminders()) == []


@pytest.mark.covers("C-124")
def test_what_is_hidden_on_the_first_screen_does_not_stand() -> None:
    looks = paper_looks(PaperHome("1964-05-02"))
    looks.planning.calendar.booklet.add(REVAXIS)
    assert [one for one in looks.reminders() if one.startswith("dose/")]
    looks.news.tell("vaccine", wanted=False)
    assert list(looks.reminders()) == []
    assert looks.screenings() == ["checkup-60-65@60"]
    looks.news.tell("screening", wanted=False)
    assert looks.screenings() == []


@pytest.mark.covers("C-124")
def test_an_appointment_hidden_on_the_first_screen_does_not_stand(
    paper: PaperHome,
) -> None:
    looks = paper_looks(paper)
    agenda = Agenda(paper.vault, paper.stays.world, paper.space, PARIS)
    agenda.add(Draft(title="Secret", start="2026-11-21T10:00", reminders=(90, 15)))
    assert len(looks.appointments()) == len(list(looks.coming())) == 1
    looks.news.tell("appointment", wanted=False)
    assert (looks.appointments(), list(looks.coming())) == ([], [])


def test_a_box_and_a_paper_stand_until_there_is_a_new_one(paper: PaperHome) -> None:
    looks = paper_looks(paper)
    looks.news.tell("vaccine", wanted=False)
    said = {"medicine": "Fictivol", "stock_end": "2026-11-24"}
    box = paper.profile.add("traitements", said)
    paper_ = paper.documents.add(b"Carte", name="carte.txt", title="Carte").entry
    assert paper_
    looks.endings.end(paper_.id, "2026-12-01")
    assert set(looks.reminders()) == {
        f"box/{box.id.hex()}/2026-11-24",
        f"paper/{paper_.id.hex()}/2026-12-01",
    }
    looks.endings.end(paper_.id, "2027-12-01")
    assert list(looks.reminders()) == [f"box/{box.id.hex()}/2026-11-24"]


@pytest.mark.covers("C-046")
@pytest.mark.parametrize(
    ("moment", "minutes"),
    [
        (datetime(2026, 11, 30, 7, 59, tzinfo=UTC), ""),
        (datetime(2026, 11, 30, 8, 0, tzinfo=UTC), "1440"),
        (datetime(2026, 12, 1, 7, 59, tzinfo=UTC), "1440"),
        (datetime(2026, 12, 1, 8, 0, tzinfo=UTC), "0"),
        (datetime(2026, 12, 1, 22, 59, tzinfo=UTC), "0"),
        (datetime(2026, 12, 1, 23, 0, tzinfo=UTC), ""),
    ],
)
def test_a_planned_day_is_told_the_eve_and_that_day_from_nine(
    paper: PaperHome, moment: datetime, minutes: str
) -> None:
    looks = paper_looks(paper)
    (due, *_) = [one.due for one in looks.planning.calendar.waiting()]
    looks.planning.plan(due, date(2026, 12, 1), title="Vaccin")
    (planned,) = looks.planning.list()
    paper.now = moment
    told = [f"{planned.entry.id.hex()}/2026-12-01/{minutes}"] if minutes else []
    assert list(looks.appointments()) == told


@pytest.mark.covers("C-046")
def test_the_hours_of_what_comes_are_known_ahead(paper: PaperHome) -> None:
    looks = paper_looks(paper)
    (due, *_) = [one.due for one in looks.planning.calendar.waiting()]
    looks.planning.plan(due, date(2026, 12, 1), title="Vaccin")
    nine = datetime(2026, 12, 1, 8, tzinfo=UTC).timestamp() * 1000
    told = {(Sort.APPOINTMENT, nine), (Sort.APPOINTMENT, nine - 86_400_000)}
    assert set(looks.coming()) == told
    paper.now = datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert list(looks.coming()) == []


@pytest.mark.covers("C-046")
def test_a_dose_that_comes_is_known_ahead_unless_reminders_are_hidden() -> None:
    paper = PaperHome("2026-10-12")
    looks = paper_looks(paper)
    first = [at for sort, at in looks.coming() if sort is Sort.REMINDER]
    assert min(first) == datetime(2026, 12, 12, 8, tzinfo=UTC).timestamp() * 1000
    looks.news.tell("vaccine", wanted=False)
    assert list(looks.coming()) == []


def test_a_day_taken_off_is_told_no_more(paper: PaperHome) -> None:
    looks = paper_looks(paper)
    (due, *_) = [one.due for one in looks.planning.calendar.waiting()]
    looks.planning.plan(due, paper.now.date(), title="Vaccin")
    paper.now = paper.now.replace(hour=12)
    assert list(looks.appointments())
    looks.planning.cancel(due.name)
    assert list(looks.appointments()) == []


@pytest.mark.anyio
@pytest.mark.covers("C-124")
async def test_a_device_let_in_put_outside_and_a_recovery_are_always_told(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, ledger = pair
    system = Listening()
    kept = a_keeper(home.vault, home.space)
    for sort in Sort:
        kept.turn(sort, on=False)

    async def heard() -> int:
        await Notices(kept, looks_of(home).every(), system).look()
        return len(system.heard())

    assert await heard() == 0
    third = joined(home, ledger_key(home), "third")
    for each in (third, home, other):
        each.sync(ledger)
    assert [await heard(), await heard()] == [1, 0]
    MyDevices(Space(other.space, ""), other.vault, other.trail, other.world).retire(
        DeviceId(third.me.device)
    )
    for each in (other, home):
        each.sync(ledger)
    assert [await heard(), await heard()] == [1, 0]


def ledger_key(home: Home) -> str:
    """Return the recovery key a device knows."""
    from app.crypto.recovery import recovery_text

    return recovery_text(home.vault.secret("recovery") or b"")


def test_an_alarm_stands_as_long_as_the_exchange_is_stopped(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home = pair[0]
    stopped = SyncState(Seal.QUARANTINED)
    assert ALARM in list(looks_of(home, stopped).security())
    assert ALARM not in list(looks_of(home).security())


def test_no_name_holds_a_space(paper: PaperHome) -> None:
    """Names are kept side by side."""
    every = paper_looks(paper).planning.calendar.every()
    names = [one.due.name for one in every] + [rule.id for rule in all_rules()]
    assert [one for one in names if len(one.split()) != 1] == []


@pytest.mark.covers("C-060")
def test_an_appointment_is_told_once_so_long_before_until_it_is_over(
    paper: PaperHome,
) -> None:
    looks = paper_looks(paper)
    agenda = Agenda(paper.vault, paper.stays.world, paper.space, PARIS)
    visit = agenda.add(
        Draft(title="Secret", start="2026-12-01T10:00", reminders=(60, 120))
    )
    name = f"{visit.id.hex()}/2026-12-01T10:00"
    told = list[list[str]]()
    for hour, minute in ((6, 59), (7, 0), (7, 59), (8, 0), (9, 59), (10, 0)):
        paper.now = datetime(2026, 12, 1, hour, minute, tzinfo=UTC)
        told.append(looks.appointments())
    after = [[f"{name}/120"]] * 2 + [[f"{name}/60"]] * 2
    assert told == [[], *after, []]


@pytest.mark.covers("C-060")
def test_what_is_said_while_the_space_is_closed_follows_the_reminders(
    paper: PaperHome,
) -> None:
    looks = paper_looks(paper)
    agenda = Agenda(paper.vault, paper.stays.world, paper.space, PARIS)
    task = Draft(
        title="Secret",
        start="2026-11-22T08:00",
        kind=EventKind.TASK,
        repeat=Repeat(Every.DAY, count=3),
        reminders=(15,),
    )
    agenda.add(task)
    first = datetime(2026, 11, 22, 6, 45, tzinfo=UTC)
    hours = [int((first + days(n)).timestamp() * 1000) for n in range(3)]
    assert list(looks.coming()) == [(Sort.APPOINTMENT, at) for at in hours]
