"""What is typed in a rubric is cleaned; what cannot be is refused where it stands."""

import pytest

from app.domain.errors import Refused
from app.flows.profile.saying import sound
from app.kinds import Kind, kind
from tests.app.profiles import asked_kinds, full, topic_of

NOW = 1_795_248_000_000
"""21 November 2026, 08:00 UTC, in ms."""


def said(code: str, **told: str) -> dict[str, str]:
    """Return what remains of what is typed in a rubric."""
    return sound(topic_of(kind(code)), told, NOW)


def test_words_are_cleaned_and_nothing_is_kept_of_what_is_not_said() -> None:
    told = said("allergy", substance="  Noix \u202e de\u200b  cajou ", reaction="  ")
    assert told == {"substance": "Noix de cajou"}
    dose = said("treatment", medicine="X", dose=" 1 comprimé\nle matin ")["dose"]
    assert dose == "1 comprimé\nle matin"


def test_an_amount_is_kept_with_its_cents() -> None:
    told = said("reimbursed-care", care="x", paid=" 1 200,5 € ", reimbursed="0")
    assert (told["paid"], told["reimbursed"]) == ("1200.50", "0.00")


def test_what_nobody_asks_is_not_kept() -> None:
    assert said("allergy", substance="Noix", colour="red") == {"substance": "Noix"}


@pytest.mark.parametrize(
    ("code", "told", "refused", "line"),
    [
        ("allergy", {}, "line.needed", "substance"),
        ("allergy", {"substance": "\u200b"}, "line.needed", "substance"),
        ("allergy", {"substance": "x" * 101}, "line.too_long", "substance"),
        (
            "allergy",
            {"substance": "x", "comment": "x" * 3001},
            "line.too_long",
            "comment",
        ),
        ("treatment", {"medicine": "x", "dose": "x" * 1001}, "line.too_long", "dose"),
        (
            "allergy",
            {"substance": "x", "severity": "awful"},
            "line.choice",
            "severity",
        ),
        (
            "emergency-contact",
            {"name": "x", "phone": "appelez-moi"},
            "line.phone",
            "phone",
        ),
        ("treatment", {"medicine": "x", "cip": "34009"}, "line.digits", "cip"),
        ("treatment", {"medicine": "x", "cip": "3400930000008"}, "line.digits", "cip"),
        ("treatment", {"medicine": "x", "cip": "٣" * 13}, "line.digits", "cip"),
        ("reimbursed-care", {"care": "x", "paid": "cher"}, "line.money", "paid"),
        ("reimbursed-care", {"care": "x", "paid": "-3"}, "line.money", "paid"),
        ("reimbursed-care", {"care": "x", "paid": "1,234"}, "line.money", "paid"),
        (
            "allergy",
            {"substance": "x", "since": "12 mars"},
            "date.malformed",
            "since",
        ),
        ("allergy", {"substance": "x", "since": "2027"}, "line.future", "since"),
        (
            "allergy",
            {"substance": "x", "since": "2020", "end": "2019-12"},
            "period.backwards",
            "end",
        ),
        ("lifestyle", {"section": "lifestyle-food"}, "line.either", "habit"),
        (
            "lifestyle",
            {
                "section": "lifestyle-food",
                "habit": "x",
                "declined": "asked-declined",
            },
            "line.either",
            "habit",
        ),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(
    code: str, told: dict[str, str], refused: str, line: str
) -> None:
    with pytest.raises(Refused) as caught:
        said(code, **told)
    assert (caught.value.code, caught.value.details["line"]) == (refused, line)


def test_a_treatment_may_begin_and_end_in_days_to_come() -> None:
    told = said(
        "treatment", medicine="x", since="2027-01", end="2027", stock_end="2028"
    )
    assert told["stock_end"] == "2028"


def test_what_ends_in_the_year_it_began_is_no_mistake() -> None:
    assert said("illness", illness="x", since="2020-05", end="2020")["end"] == "2020"


def test_one_may_refuse_to_answer() -> None:
    told = said("lifestyle", section="lifestyle-alcohol", declined="asked-declined")
    assert told["declined"] == "asked-declined"


@pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)
def test_all_that_may_be_said_is_taken_as_it_is(chosen: Kind) -> None:
    assert sound(topic_of(chosen), full(chosen), NOW) == full(chosen)
