"""A line of the profile is noted and listed from the command line."""

import pytest

from tests.views.commands.desk import Desk


@pytest.mark.covers("C-175")
@pytest.mark.covers("C-026")
def test_a_line_is_noted_then_listed(desk: Desk) -> None:
    words = "allergies", "substance=Noix = toutes", "severity=mild"
    (noted,) = desk.answers("profile", *words)
    (listed,) = desk.answers("profile", "allergies")
    assert listed == noted
    assert listed["said"] == {"substance": "Noix = toutes", "severity": "mild"}
    assert (listed["state"], listed["source"]) == ("active", "declared")


def test_people_read_what_was_noted(desk: Desk) -> None:
    assert desk.run("profile", "maladies", "illness=Asthme") == 0
    assert desk.out == ["Maladie : Asthme"]


def test_a_whole_rubric_is_answered(desk: Desk) -> None:
    assert desk.run("profile", "allergies", "--answer", "none") == 0
    assert desk.door.home.profile.answer("allergies") == "none"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("allergies", "Latex"), "usage"),
        (("allergies", "substance=Latex", "color=red"), "usage"),
        (("allergies", "severity=mild"), "line.needed"),
        (("nothing",), "topic.unknown"),
    ],
)
def test_what_is_wrong_is_one_line(
    desk: Desk, words: tuple[str, ...], code: str
) -> None:
    assert desk.run("profile", *words) > 0
    assert desk.err[-1].endswith(f"[{code}]")
