"""A child's record is for a child; what is kept there is read back and undone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.childhood import ChildNote, Newborn, Visit
from app.domain.errors import Refused
from app.domain.foreign import Found, Laid, Matter
from app.domain.ids import EntryId
from app.rules.childhood.calendar import Progress
from tests.app.flows.childhood.books import a_home, book
from tests.fictitious.childhood import DATES, DUE

pytestmark = pytest.mark.covers("C-143")


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("", "child.birth_date"),
        ("1958-03-12", "child.adult"),
        ("2008-11-21", "child.adult"),
        ("2008", "child.adult"),
        ("2026-11-22", "child.adult"),
    ],
)
def test_it_is_closed_to_whoever_is_no_child(born: str, code: str) -> None:
    flow = book(a_home(born))
    for ask in (
        flow.child,
        flow.examinations,
        flow.certificates,
        flow.newborn,
        flow.notes,
        lambda: flow.growth("body-weight"),
        lambda: flow.keep_newborn(Newborn(weight="3000")),
        lambda: flow.add_note(ChildNote("other", text="Mot")),
        lambda: flow.note_visit("exam-01", Visit()),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == code


def test_the_day_is_of_the_place_where_the_child_lives() -> None:
    home = a_home("2008-11-22")
    assert book(home).child().name == "Rose"
    home.now = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    with pytest.raises(Refused, match=r"child\.adult"):
        book(home).child()


@pytest.mark.parametrize("day", DATES, ids=str)
def test_the_right_examinations_are_due_on_each_of_the_twenty_days(day: date) -> None:
    home = a_home()
    home.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    found = book(home).examinations()
    due = [one.due.stage.id for one in found if one.due.progress is Progress.DUE]
    assert tuple(due) == DUE[day]


def test_a_visit_is_noted_changed_and_forgotten_each_undone() -> None:
    flow = book(a_home())
    undo = flow.note_visit("exam-13", Visit("2026-02-14", " Dre  Fictive ", " Bien. "))
    one = flow.examination("exam-13")
    assert one.due.progress is Progress.DONE
    assert one.visit == Visit("2026-02-14", "Dre Fictive", "Bien.")
    change = flow.note_visit("exam-13", Visit("2026-02"))
    assert flow.examination("exam-13").visit == Visit("2026-02")
    change()
    assert flow.examination("exam-13").visit == one.visit
    back = flow.forget_visit("exam-13")
    assert flow.examination("exam-13").visit is None
    back()
    assert flow.examination("exam-13").visit == one.visit
    undo()
    assert flow.examination("exam-13").visit is None


def test_what_was_measured_that_day_stands_beside_the_visit() -> None:
    home = a_home()
    flow = book(home)
    for day, weight in (("2026-02-13", "12.3"), ("2026-02-14", "12.4")):
        home.measures.add("body-weight", [weight], at=day, confirmed=True)
    flow.note_visit("exam-13", Visit("2026-02-14"))
    (one,) = flow.examination("exam-13").measures
    assert str(one.values[0]) == "12.4"
    flow.note_visit("exam-13", Visit("2026-02"))
    assert flow.examination("exam-13").measures == []


def test_an_unknown_examination_is_absent() -> None:
    flow = book(a_home())
    for ask in (
        lambda: flow.examination("exam-21"),
        lambda: flow.note_visit("exam-21", Visit()),
    ):
        with pytest.raises(Refused, match=r"entry\.absent"):
            ask()


def test_a_birth_is_kept_changed_emptied_each_undone() -> None:
    flow, first = book(a_home()), Newborn(weight="3250")
    undo = flow.keep_newborn(first)
    change = flow.keep_newborn(Newborn(weight="3300", height="50"))
    assert flow.newborn() == Newborn(weight="3300", height="50")
    change()
    assert flow.newborn() == first
    empty = flow.keep_newborn(Newborn())
    assert flow.newborn() == Newborn()
    empty()
    assert flow.newborn() == first
    undo()
    assert flow.newborn() == Newborn()


def test_a_certificate_is_known_among_the_documents_until_it_is_thrown() -> None:
    home = a_home()
    flow = book(home)
    for title in ("Certificat de santé du 9e mois", "Certificat de sport"):
        home.documents.add(title.encode(), name=f"{title}.txt", title=title)
    held = {one.due.stage.id: one for one in flow.certificates()}
    assert [code for code, one in held.items() if one.document] == ["CS9"]
    found = held["CS9"].document
    assert found
    assert held["CS9"].due.progress is Progress.DONE
    home.trash.throw(found.id)
    assert [one.document for one in flow.certificates()] == [None] * 3


def test_growth_begins_with_the_birth() -> None:
    home = a_home()
    flow = book(home)
    flow.keep_newborn(Newborn(weight="3250"))
    home.measures.add("body-weight", ["9.9"], at="2025-03-10", confirmed=True)
    found = flow.growth("body-weight")
    assert [str(one.value) for one in found.points] == ["3.250", "9.9"]
    assert found.curves == []


def test_what_was_kept_stays_readable_once_grown() -> None:
    home = a_home("2008-11-22")
    flow = book(home)
    flow.note_visit("exam-20", Visit("2024-01-10"))
    home.now = datetime(2030, 1, 1, tzinfo=UTC)
    assert flow.examination("exam-20").visit == Visit("2024-01-10")
    flow.forget_visit("exam-20")
    with pytest.raises(Refused, match=r"child\.adult"):
        flow.examinations()


def test_a_visit_is_found_by_its_words_opened_by_its_id_tied_to_a_paper() -> None:
    home = a_home()
    flow = book(home)
    flow.note_visit("exam-13", Visit("2026-02-14", comment="Angine"))
    (hit,) = home.search.find("angine")
    assert flow.examination(hit.entry.id.hex()).due.stage.id == "exam-13"
    paper = home.documents.add(b"Ordonnance", name="a.txt").entry
    assert paper
    home.links.add(hit.entry.id, paper.id)
    undo = flow.note_visit("exam-13", Visit("2026-02-15"))
    undo()
    assert [one.id for one in home.links.of(hit.entry.id)] == [paper.id]


def test_a_note_is_found_by_its_words() -> None:
    home = a_home()
    book(home).add_note(ChildNote("school", "2026-09-01", "Sieste", "Son doudou"))
    (hit,) = home.search.find("doudou")
    assert book(home).note(hit.entry.id).note.title == "Sieste"
    with pytest.raises(Refused, match=r"entry\.absent"):
        book(home).note(EntryId(bytes(16)))


def test_a_certificate_proposes_a_birth_and_writes_nothing() -> None:
    home = a_home()
    title = "Premier certificat de santé"
    added = home.documents.add(b"Certificat", name="a.txt", title=title).entry
    assert added
    told = Laid(found=(Found(Matter.MEASURE, "Poids", "3900", "g", code="29463-7"),))
    flow = replace(book(home), lay={added.id: told}.__getitem__)
    assert flow.proposed() == Newborn(weight="3900")
    assert flow.newborn() == Newborn()


def test_a_certificate_that_does_not_open_proposes_nothing() -> None:
    home = a_home()

    def broken(_entry: EntryId) -> Laid:
        raise Refused("import.damaged")

    flow = replace(book(home), lay=broken)
    assert flow.proposed() == Newborn()
    home.documents.add(b"Certificat", name="a.txt", title="Premier certificat de santé")
    assert flow.proposed() == Newborn()
