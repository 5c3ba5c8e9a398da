"""Events that two devices took in apart are gathered alike, in whatever order."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import Draft, EventState, Every, Repeat
from app.domain.collection import Confidentiality
from app.domain.entry import Entry, Link
from app.domain.ids import EntryId, SpaceId
from app.domain.state import State
from app.flows.agenda.doubles import Brought, doubles, gathered
from app.flows.agenda.entries import CHANGED, EDITED, draft_of, made, marked, redone
from app.flows.agenda.events import event_of
from app.flows.agenda.sound import sound
from tests.app.flows.agenda.home import PARIS

SPACE = SpaceId(bytes(16))
IDS = [EntryId((1_795_000_000_000 + n << 80 | n).to_bytes(16)) for n in range(4)]
TIMES = ("2026-12-01T09:00", "2026-12-08T09:00", "2026-12-15T09:00")
Edit = Callable[[Entry], Entry]


def brought(entry: Entry) -> Brought:
    event = event_of(entry, PARIS)
    assert event is not None
    return entry, event


def said(**words: object) -> Edit:
    """Say something else."""

    def edit(entry: Entry) -> Entry:
        event = brought(entry)[1]
        draft = replace(draft_of(event), **words)  # type: ignore[arg-type]  # the fields of a draft
        return redone(entry, sound(draft, PARIS), PARIS, event.done)

    return edit


def ticked(start: str) -> Edit:
    def edit(entry: Entry) -> Entry:
        event = brought(entry)[1]
        done = tuple(sorted({*event.done, start}))
        return redone(entry, draft_of(event), PARIS, done)

    return edit


def left_out(start: str) -> Edit:
    def edit(entry: Entry) -> Entry:
        event = brought(entry)[1]
        but = tuple(sorted({*event.repeat.but, start}))
        return said(repeat=replace(event.repeat, but=but))(entry)

    return edit


def thrown(entry: Entry) -> Entry:
    said = {"status": State.TRASHED.value, "was": State.CURRENT.value}
    return replace(entry, meta={**entry.meta, **said})


def hidden(entry: Entry) -> Entry:
    return replace(entry, confidentiality=Confidentiality.PRIVE)


def linked(entry: Entry) -> Entry:
    return replace(entry, links=(*entry.links, Link("about", IDS[0])))


EDITS: Sequence[Edit] = (
    said(title="Marcher une heure", sequence=3),
    said(reminders=(0, 60)),
    said(state=EventState.FULFILLED),
    said(state=EventState.CANCELLED),
    lambda entry: marked(said(title="Relu")(entry), EDITED, "1795000000009"),
    lambda entry: marked(said(place="Lyon")(entry), CHANGED, IDS[3].hex()),
    *map(ticked, TIMES),
    *map(left_out, TIMES),
    *(thrown, hidden, linked),
)
_edits = st.lists(st.sampled_from(EDITS), max_size=4)


def taken(own: EntryId, edits: Sequence[Edit] = (), uid: str = "walk@f") -> Brought:
    """Return an event a file brought, as one device left it."""
    repeat = Repeat(Every.WEEK, "2027-01-31")
    draft = Draft(title="Marcher", start=TIMES[0], repeat=repeat, uid=uid)
    entry = made(own, SPACE, sound(draft, PARIS))
    for edit in edits:
        entry = edit(entry)
    return brought(entry)


@given(_edits, _edits, _edits)
def test_every_device_makes_the_same_event_and_loses_nothing_done(
    one: Sequence[Edit], two: Sequence[Edit], three: Sequence[Edit]
) -> None:
    apart = [
        taken(own, edits) for own, edits in zip(IDS, (one, two, three), strict=False)
    ]
    (group,) = doubles(apart)
    (again,) = doubles(apart[::-1])
    found = gathered(group, PARIS)
    assert found == gathered(again, PARIS)
    entry, event = brought(found)
    events = [each for _, each in apart]
    assert (entry.id, event.uid) == (IDS[0], "walk@f")
    assert event.sequence == max(each.sequence for each in events)
    assert event.thrown == any(each.thrown for each in events)
    assert set(event.done) >= {start for each in events for start in each.done}
    assert set(event.reminders) == {m for each in events for m in each.reminders}
    assert entry.confidentiality == max(each.confidentiality for each, _ in apart)
    assert set(entry.links) == {link for each, _ in apart for link in each.links}


@given(_edits)
def test_what_only_one_device_changed_is_as_it_left_it(edits: Sequence[Edit]) -> None:
    first, second = taken(IDS[0]), taken(IDS[1], edits)
    found = brought(gathered([first, second], PARIS))[1]
    assert found == replace(second[1], id=IDS[0])
    alone = gathered([taken(IDS[0], edits), taken(IDS[1])], PARIS)
    assert brought(alone)[1] == found


def test_what_was_done_of_a_series_told_at_another_hour_is_done_at_that_hour() -> None:
    later = said(start="2026-12-01T18:30", sequence=2)
    group = [taken(IDS[0], [ticked(TIMES[1])]), taken(IDS[1], [later])]
    for each in (group, group[::-1]):
        one = brought(gathered(each, PARIS))[1]
        assert (one.start, one.done) == ("2026-12-01T18:30", ("2026-12-08T18:30",))


def test_two_tellings_alike_change_nothing() -> None:
    first = taken(IDS[0])
    assert gathered([first, taken(IDS[1])], PARIS) == first[0]


def test_events_of_other_uids_are_left_alone() -> None:
    assert doubles([taken(IDS[0]), taken(IDS[1], uid="other@f")]) == []
