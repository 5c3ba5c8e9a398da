"""What waits for the person: one probe a thing, the gravest first."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.domain.errors import Broken, Refused
from app.domain.query import Filters
from app.domain.syncing import Seal, SyncState
from app.flows.todo import (
    DAY_MS,
    Chore,
    Todo,
    advice_look,
    backpack_look,
    boxes_look,
    check_look,
    exchange_look,
    file_look,
    messages_look,
    pages_look,
    probe_look,
    proposals_look,
    readings_look,
    services_look,
    sheet_look,
    unsure_look,
    vaccines_look,
    wanted_look,
)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MS = int(NOW.timestamp() * 1000)


def now() -> datetime:
    return NOW


class Papers:
    """Counts documents: *all* of them, *loose* without a category."""

    def __init__(self, every: int, loose: int) -> None:
        self.every, self.loose = every, loose

    def count(self, filters: Filters) -> int:
        return self.loose if filters.category == "A_RANGER" else self.every


def papers(every: int, loose: int = 0) -> Any:  # noqa: ANN401 - stands for Documents
    return Papers(every, loose)


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (SyncState(Seal.QUARANTINED, code="log.fork"), Chore("alert")),
        (SyncState(Seal.CHOICE), Chore("choice")),
        (SyncState(Seal.WAITING, 2, MS - 4 * DAY_MS), Chore("silent", 4)),
        (SyncState(Seal.WAITING, 2, MS - 2 * DAY_MS), None),
        (SyncState(Seal.WAITING, 2), None),
        (SyncState(Seal.UP_TO_DATE, last=MS - 9 * DAY_MS), None),
        (SyncState(Seal.NO_SERVER), None),
    ],
)
def test_the_exchanges_ask_for_something(
    state: SyncState, wanted: Chore | None
) -> None:
    assert exchange_look(lambda: state, now)() == wanted


def test_a_probe_that_refuses_is_a_chore_with_its_figure() -> None:
    def low() -> dict[str, str]:
        raise Refused("disk.low", free="1000")

    assert probe_look("room", low, "free")() == Chore("room", 1000)
    assert probe_look("room", dict, "free")() is None
    assert probe_look("clock", low)() == Chore("clock")


def test_a_sheet_never_copied_is_asked_for() -> None:
    assert sheet_look(lambda: True)() == Chore("sheet")
    assert sheet_look(lambda: False)() is None


def test_documents_without_category_are_counted() -> None:
    assert file_look(papers(9, 2))() == Chore("file", 2)
    assert file_look(papers(9))() is None


@pytest.mark.covers("C-018")
def test_documents_that_bear_another_name_are_counted() -> None:
    assert check_look(lambda: 2)() == Chore("check", 2)
    assert check_look(lambda: 0)() is None


def test_pages_left_waiting_are_counted() -> None:
    assert pages_look(lambda: ["recto", "verso"])() == Chore("pages", 2)
    assert pages_look(list)() is None


def test_boxes_that_end_are_counted() -> None:
    assert boxes_look(lambda: ["Metformine"])() == Chore("box", 1)
    assert boxes_look(list)() is None


def test_vaccines_are_counted() -> None:
    assert vaccines_look(lambda: ["dTP", "grippe"])() == Chore("vaccine", 2)
    assert vaccines_look(list)() is None
    assert unsure_look(lambda: ["grippe"])() == Chore("unsure", 1)
    assert unsure_look(list)() is None


@pytest.mark.parametrize(
    ("days", "documents", "wanted"),
    [
        (31, 3, Chore("backpack", 31)),
        (29, 3, None),
        (None, 3, Chore("backpack")),
        (None, 0, None),
    ],
)
def test_an_old_copy_is_asked_for_again(
    days: int | None, documents: int, wanted: Chore | None
) -> None:
    made = 0 if days is None else MS - int(timedelta(days=days).total_seconds() * 1000)
    assert backpack_look(lambda: made, papers(documents), now)() == wanted


def test_the_first_three_are_told_and_a_look_that_fails_hides_no_other() -> None:
    def broken() -> Chore:
        raise Broken("disk.io")

    looks = [broken, *((lambda n=n: Chore(f"{n}")) for n in range(5))]
    assert [one.code for one in Todo(looks).list()] == ["0", "1", "2"]


@pytest.mark.covers("C-131")
@pytest.mark.parametrize(("count", "wanted"), [(0, None), (2, Chore("prevention", 2))])
def test_advice_to_plan_is_counted(count: int, wanted: Chore | None) -> None:
    assert advice_look(lambda: range(count))() == wanted


@pytest.mark.parametrize(("waiting", "told"), [(0, None), (2, Chore("proposal", 2))])
def test_proposals_that_wait_are_counted(waiting: int, told: Chore | None) -> None:
    assert proposals_look(lambda: waiting)() == told


@pytest.mark.covers("C-057")
@pytest.mark.parametrize(("unread", "told"), [(0, None), (2, Chore("message", 2))])
def test_messages_nobody_opened_are_counted(unread: int, told: Chore | None) -> None:
    assert messages_look(lambda: unread)() == told


@pytest.mark.covers("C-124")
@pytest.mark.parametrize(("ends", "told"), [("", None), ("ab", Chore("service", 2))])
def test_accords_that_end_are_counted(ends: str, told: Chore | None) -> None:
    assert services_look(lambda: iter(ends))() == told


@pytest.mark.covers("C-124")
def test_what_nobody_wants_to_be_told_is_not_even_looked_at() -> None:
    looked = list[str]()

    def look() -> Chore:
        looked.append("look")
        return Chore("vaccine", 2)

    assert wanted_look(lambda: True, look)() == Chore("vaccine", 2)
    assert wanted_look(lambda: False, look)() is None
    assert looked == ["look"]


@pytest.mark.parametrize(("waiting", "told"), [(0, None), (3, Chore("reading", 3))])
def test_readings_that_wait_are_counted(waiting: int, told: Chore | None) -> None:
    assert readings_look(lambda: waiting)() == told
