"""A line of the profile is noted, changed, ended, withdrawn; nothing is lost."""

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.query import PAGE_MAX
from app.fhir import exact
from app.kinds import Kind, kind
from tests.app.paper_home import NOW, PaperHome, days
from tests.app.profiles import asked_kinds, full, topic_of

PENICILLIN = {"substance": "Pénicilline", "severity": "severe", "since": "1998"}
KINDS = pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)


@pytest.fixture
def home() -> PaperHome:
    """Return a space whose profile is empty."""
    return PaperHome()


@pytest.mark.covers("C-026")
@pytest.mark.covers("C-027")
@pytest.mark.covers("C-028")
@KINDS
def test_what_was_said_is_read_back(home: PaperHome, chosen: Kind) -> None:
    topic, said = topic_of(chosen), full(chosen)
    entry = home.profile.add(topic.code, said)
    line = home.profile.line(entry.id)
    assert line.said == said
    assert (line.source, line.author) == ("declared", "")
    assert line.title == line.entry.title == topic.title(said) != ""
    assert home.profile.lines(topic.code) == [line]


@KINDS
def test_a_line_goes_to_the_trash_and_comes_back_the_same(
    home: PaperHome, chosen: Kind
) -> None:
    topic = topic_of(chosen)
    entry = home.profile.add(topic.code, full(chosen))
    home.trash.throw(entry.id)
    assert (home.profile.lines(topic.code), home.trash.count()) == ([], 1)
    back = home.trash.put_back(entry.id)
    assert (back.body, back.meta) == (entry.body, entry.meta)


@KINDS
def test_a_line_is_tied_to_a_document_and_found_by_its_words(
    home: PaperHome, chosen: Kind
) -> None:
    entry = home.profile.add(topic_of(chosen).code, full(chosen))
    paper = home.documents.add(b"texte", name="x.txt").entry
    assert paper
    home.links.add(entry.id, paper.id)
    assert [one.id for one in home.links.of(paper.id)] == [entry.id]
    assert [one.id for one in home.candidates.of(entry.id)] == []
    word = entry.title.split()[0].strip(",")
    assert entry.id in [hit.entry.id for hit in home.search.find(word)]


@KINDS
def test_a_line_is_a_mistake_and_is_kept(home: PaperHome, chosen: Kind) -> None:
    topic = topic_of(chosen)
    entry = home.profile.add(topic.code, full(chosen))
    home.profile.withdraw(entry.id)
    (line,) = home.profile.lines(topic.code)
    assert (line.state, line.said) == ("withdrawn", full(chosen))
    assert home.profile.count(topic.code) == 0
    home.trash.throw(entry.id)
    home.trash.put_back(entry.id)
    assert home.profile.line(entry.id).state == "withdrawn"
    with pytest.raises(Refused, match=r"line\.withdrawn"):
        home.profile.change(entry.id, full(chosen))
    home.profile.restore(entry)
    assert home.profile.line(entry.id).entry.body == entry.body


def test_the_rubrics_come_in_the_order_of_a_visit(home: PaperHome) -> None:
    codes = [one.code for one in home.profile.topics()]
    assert codes[:5] == [
        *("allergies", "maladies", "traitements", "operations", "hospitalisations")
    ]
    assert len(set(codes)) == len(codes)
    ranks = [one.rank for one in home.profile.topics()]
    assert len(set(ranks)) == len(ranks)
    assert home.profile.topic("groupe-sanguin").alone
    with pytest.raises(Refused, match=r"topic\.unknown"):
        home.profile.topic("humeur")


def test_stays_are_counted_as_they_are(home: PaperHome) -> None:
    assert home.profile.count("hospitalisations") == 0


@pytest.mark.covers("C-028")
def test_the_circle_is_granted_with_the_wishes() -> None:
    circle = ("emergency-contact", "trusted-person", "carer", "professional")
    assert {kind(one).rubric for one in circle} == {Rubric.WISHES}
    assert kind("allergy").rubric is Rubric.PROFILE


def test_a_change_keeps_the_links_and_is_undone(home: PaperHome) -> None:
    entry = home.profile.add("allergies", PENICILLIN)
    changed = home.profile.change(entry.id, {"substance": "Amoxicilline"})
    assert home.profile.line(entry.id).said == {"substance": "Amoxicilline"}
    assert changed.title == "Amoxicilline"
    paper = home.documents.add(b"texte", name="x.txt").entry
    assert paper
    home.links.add(entry.id, paper.id)
    home.profile.restore(entry)
    assert home.profile.line(entry.id).said == PENICILLIN
    assert home.links.of(paper.id)


def test_a_change_of_what_was_read_takes_nothing_newer_away(home: PaperHome) -> None:
    read = home.profile.add("traitements", {"medicine": "Apixaban", "dose": "1"})
    said = {"medicine": "Apixaban", "dose": "1", "rhythm": "le soir"}
    newer = home.profile.change(read.id, {"medicine": "Apixaban", "dose": "2"})
    with pytest.raises(Refused, match=r"line\.moved"):
        home.profile.change(read.id, said, before=read.body)
    assert home.profile.line(read.id).said["dose"] == "2"
    home.profile.change(read.id, said, before=newer.body)
    assert home.profile.line(read.id).said == said


def test_each_state_stays_in_the_history(home: PaperHome) -> None:
    entry = home.profile.add("allergies", PENICILLIN)
    home.now += days(1)
    home.profile.change(entry.id, {"substance": "Amoxicilline"})
    home.now += days(1)
    home.profile.end(entry.id, "2020")
    told = [(one.line.said, one.line.state) for one in home.profile.history(entry.id)]
    assert told == [
        ({"substance": "Amoxicilline"}, "active"),
        (PENICILLIN, "active"),
    ]
    (last, first) = [one.at for one in home.profile.history(entry.id)]
    assert last > first


@pytest.mark.covers("C-027")
def test_an_illness_ends_and_begins_again(home: PaperHome) -> None:
    entry = home.profile.add("maladies", {"illness": "Asthme", "since": "1980"})
    home.profile.end(entry.id, "2001-06")
    line = home.profile.line(entry.id)
    assert (line.state, line.said["end"]) == ("ended", "2001-06")
    assert exact.read(line.entry.body)["abatementDateTime"] == "2001-06"
    home.profile.reopen(entry.id)
    line = home.profile.line(entry.id)
    assert (line.state, line.said) == ("active", {"illness": "Asthme", "since": "1980"})


def test_what_is_over_may_be_over_since_nobody_knows_when(home: PaperHome) -> None:
    entry = home.profile.add("maladies", {"illness": "Asthme"})
    home.profile.end(entry.id, "")
    assert home.profile.line(entry.id).state == "ended"
    help_ = home.profile.add("handicaps", {"disability": "motor"})
    with pytest.raises(Refused, match=r"line\.needed"):
        home.profile.end(help_.id, "")
    home.profile.end(help_.id, "2020")
    assert home.profile.line(help_.id).state == "ended"


def test_a_treatment_that_ends_next_month_is_taken_until_then(home: PaperHome) -> None:
    entry = home.profile.add("traitements", {"medicine": "Doliprane"})
    home.profile.end(entry.id, "2026-12-20")
    assert home.profile.line(entry.id).state == "active"
    home.now = NOW + days(40)
    assert home.profile.line(entry.id).state == "ended"


def test_what_happened_once_has_no_end(home: PaperHome) -> None:
    entry = home.profile.add("operations", {"operation": "Appendicite"})
    with pytest.raises(Refused, match=r"line\.endless"):
        home.profile.end(entry.id, "2020")


def test_lines_in_force_come_first_then_the_latest(home: PaperHome) -> None:
    said = {"1955": "A", "2020-01-02": "B", "2025-07": "C", "1990": "D", "": "E"}
    made = {
        text: home.profile.add("maladies", {"illness": text, "since": since}).id
        for since, text in said.items()
    }
    home.profile.end(made["C"], "2025-08")
    home.profile.withdraw(made["B"])
    every = [one.title for one in home.profile.lines("maladies")]
    assert every == ["D", "A", "E", "C", "B"]
    pages = [home.profile.lines("maladies", limit=2, offset=at) for at in (0, 2, 4)]
    assert [one.title for page in pages for one in page] == every
    assert home.profile.count("maladies") == 3


def test_one_line_alone_where_one_only_is_true(home: PaperHome) -> None:
    trusted = {"name": "Paul Durand"}
    entry = home.profile.add("personne-de-confiance", trusted)
    with pytest.raises(Refused, match=r"line\.alone"):
        home.profile.add("personne-de-confiance", {"name": "Anne Durand"})
    home.profile.end(entry.id, "2026-11")
    home.profile.add("personne-de-confiance", {"name": "Anne Durand"})
    with pytest.raises(Refused, match=r"line\.alone"):
        home.profile.reopen(entry.id)


@pytest.mark.parametrize("code", ["allergies", "antecedents-familiaux"])
def test_nothing_to_tell_is_an_answer_until_a_line_is_noted(
    home: PaperHome, code: str
) -> None:
    chosen = next(one for one in asked_kinds() if topic_of(one).code == code)
    assert home.profile.answer(code) == ""
    home.profile.set_answer(code, "none")
    assert home.profile.answer(code) == "none"
    home.profile.set_answer(code, "unknown")
    assert home.profile.answer(code) == "unknown"
    entry = home.profile.add(code, full(chosen) | {"end": ""})
    assert home.profile.answer(code) == ""
    home.profile.remove(entry.id)
    assert home.profile.answer(code) == ""


def test_a_line_that_stands_leaves_no_room_for_an_answer(home: PaperHome) -> None:
    entry = home.profile.add("allergies", PENICILLIN)
    with pytest.raises(Refused, match=r"answer\.lines"):
        home.profile.set_answer("allergies", "none")
    home.profile.end(entry.id, "2020")
    home.profile.set_answer("allergies", "none")
    home.profile.reopen(entry.id)
    assert home.profile.answer("allergies") == ""


def test_a_measure_or_a_document_is_no_line(home: PaperHome) -> None:
    weight = home.measures.add("body-weight", ["70"])
    for work in (home.profile.line, home.profile.withdraw, home.profile.remove):
        with pytest.raises(Refused, match=r"entry\.absent"):
            work(weight.id)


def test_as_many_lines_as_one_likes_are_counted(home: PaperHome) -> None:
    for number in range(PAGE_MAX + 5):
        home.profile.add("operations", {"operation": f"Opération {number}"})
    assert home.profile.count("operations") == PAGE_MAX + 5
    last = home.profile.lines("operations", offset=PAGE_MAX)
    assert [one.title for one in last] == [
        f"Opération {one}" for one in range(4, -1, -1)
    ]
