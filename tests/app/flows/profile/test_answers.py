"""« Rien à signaler » and « Je ne sais pas » are kept, replaced, taken back."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.write import Write
from app.fhir import exact
from app.flows.profile.answers import Answers
from app.kinds import kind
from app.kinds.profile_answer import KIND
from tests.app.paper_home import PaperHome, days
from tests.app.profiles import topic_of

ALLERGIES = topic_of(kind("allergy"))


@pytest.fixture
def home() -> PaperHome:
    """Return a space whose profile is empty."""
    return PaperHome()


@pytest.fixture
def answers(home: PaperHome) -> Answers:
    """Return the answers of that space."""
    return Answers(home.vault, home.profile.world, home.space)


def test_one_answer_stands_at_a_time(home: PaperHome, answers: Answers) -> None:
    for answer in ("none", "unknown", "none"):
        answers.give(ALLERGIES, answer)
        assert answers.of(ALLERGIES) == answer
        assert len(answers.ids(ALLERGIES)) == 1
    answers.give(ALLERGIES, "")
    assert (answers.of(ALLERGIES), answers.ids(ALLERGIES)) == ("", [])
    assert home.search.find("allergie") == []


def test_of_two_devices_the_later_answer_is_read(
    home: PaperHome, answers: Answers
) -> None:
    answers.give(ALLERGIES, "none")
    (first,) = answers.ids(ALLERGIES)
    mine = home.vault.entry(home.space.id, first)
    other = replace(
        mine,
        id=EntryId(home.profile.world.new_id()),
        meta={**mine.meta, "answer": "unknown"},
        updated=mine.updated + 1,
    )
    home.vault.commit(Write(home.space.id, entries=(other,)))
    assert answers.of(ALLERGIES) == "unknown"
    answers.give(ALLERGIES, "")
    assert answers.of(ALLERGIES) == ""


@pytest.mark.parametrize("away", ["withdraw", "end", "throw"])
def test_what_was_answered_elsewhere_before_a_line_went_is_no_answer(
    home: PaperHome, answers: Answers, away: str
) -> None:
    answers.give(ALLERGIES, "none")
    (own,) = answers.ids(ALLERGIES)
    elsewhere = home.vault.entry(home.space.id, own)
    line = home.profile.add("allergies", {"substance": "Pénicilline"})
    home.vault.commit(Write(home.space.id, entries=(elsewhere,)))
    assert home.profile.answer("allergies") == ""
    home.now += days(1)
    goes = {
        "withdraw": lambda: home.profile.withdraw(line.id),
        "end": lambda: home.profile.end(line.id, "2020"),
        "throw": lambda: home.trash.throw(line.id),
    }
    goes[away]()
    assert home.profile.answer("allergies") == ""
    home.profile.set_answer("allergies", "none")
    assert home.profile.answer("allergies") == "none"


def test_what_is_kept_leaves_as_a_statement(home: PaperHome, answers: Answers) -> None:
    answers.give(ALLERGIES, "none")
    (own,) = answers.ids(ALLERGIES)
    entry = home.vault.entry(home.space.id, own)
    assert exact.read(entry.body)["resourceType"] == "AllergyIntolerance"
    assert (entry.kind, entry.rubric) == (KIND.code, kind("allergy").rubric)


@pytest.mark.parametrize(
    ("code", "answer"), [("blood-group", "none"), ("allergy", "perhaps")]
)
def test_an_answer_that_means_nothing_is_refused(
    answers: Answers, code: str, answer: str
) -> None:
    topic = topic_of(kind(code))
    with pytest.raises(Refused, match=r"answer\.unknown"):
        answers.give(topic, answer)  # type: ignore[arg-type]  # the point of it
