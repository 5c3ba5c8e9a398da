"""What one chooses is entrusted, until the end of a day; anything else is refused."""

from zoneinfo import ZoneInfo

import pytest

from app.domain.mandate import until_of
from tests.views.commands.desk import Desk
from tests.views.commands.paper_mandates import LAST, LINE, PaperMandates

pytestmark = pytest.mark.covers("C-112", "C-175")
PARIS = ZoneInfo("Europe/Paris")


def test_what_is_chosen_is_given_until_the_end_of_the_last_day(
    desk: Desk, mandates: PaperMandates
) -> None:
    chosen = ("--rubric", "prescription", "--rubric", "measures")
    (given,) = desk.answers(*LINE, *chosen)
    assert (given["name"], given["until"]) == ("Louise", "2027-02-23")
    assert (given["rubrics"], given["state"]) == (
        ["measures", "prescription"],
        "waiting",
    )
    (made,) = mandates.given
    assert made.until == until_of(LAST, PARIS)
    desk.out.clear()
    assert desk.run(*LINE, *chosen) == 0
    (said,) = desk.out
    assert said.startswith("Louise pourra lire : Mesures, Ordonnances et soins. ")
    assert said.endswith("Dernier jour : mardi 23 février 2027.")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((*LINE, "--rubric", "settings"), "rubric.unknown"),
        ((*LINE[:4], "--until", "demain", "--rubric", "measures"), "date.malformed"),
        (("entrust", "ABC", *LINE[2:], "--rubric", "measures"), "card.mistyped"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    desk: Desk, mandates: PaperMandates, words: tuple[str, ...], code: str
) -> None:
    assert desk.run(*words) == 1
    assert len(desk.err) == 1
    assert desk.err[0].endswith(f"[{code}]")
    assert mandates.given == []


@pytest.mark.parametrize("missing", ["--name", "--until", "--rubric"])
@pytest.mark.usefixtures("mandates")
def test_no_name_no_day_or_no_rubric_is_a_misused_line(
    desk: Desk, missing: str
) -> None:
    words = [*LINE, "--rubric", "measures"]
    del words[words.index(missing) : words.index(missing) + 2]
    assert desk.run(*words) == 2


def test_an_unknown_rubric_is_answered_with_those_there_are(
    desk: Desk, mandates: PaperMandates
) -> None:
    assert desk.run(*LINE, "--rubric", "mesure") == 1
    assert "measures, prescription, wishes" in desk.err[0]
    assert mandates.given == []


@pytest.mark.usefixtures("mandates")
@pytest.mark.parametrize("typed", ["Mesures", "mesures", "MESURES ", "measures"])
def test_a_rubric_is_typed_by_its_code_or_its_name(desk: Desk, typed: str) -> None:
    wishes = "entourage et volontes"
    (given,) = desk.answers(*LINE, "--rubric", typed, "--rubric", wishes)
    assert given["rubrics"] == ["measures", "wishes"]
