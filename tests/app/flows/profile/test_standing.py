"""How a line stands, and who says it, are read from what is kept."""

from dataclasses import replace

import pytest

from app.fhir import exact
from app.flows.profile.standing import line_of, over, source_of
from app.kinds import kind
from tests.app.paper_home import PaperHome, days
from tests.app.profiles import topic_of

DAY = 1_795_248_000_000


@pytest.mark.parametrize(
    ("meta", "source"),
    [
        ({"source": "typed"}, "declared"),
        ({"source": "deposited"}, "professional"),
        ({"source": "deposited:laboratory"}, "laboratory"),
        ({"source": "document:professional"}, "professional"),
        ({}, "declared"),
    ],
)
def test_who_says_it_is_never_mistaken(meta: dict[str, str], source: str) -> None:
    entry = PaperHome().profile.add("allergies", {"substance": "Noix"})
    assert source_of(replace(entry, meta=meta)) == source


def test_what_somebody_else_withdrew_is_withdrawn() -> None:
    entry = PaperHome().profile.add("allergies", {"substance": "Noix"})
    tree = exact.read(entry.body)
    tree["verificationStatus"]["coding"][0]["code"] = "entered-in-error"
    other = replace(entry, body=exact.write(tree))
    assert line_of(other, topic_of(kind("allergy")), DAY).state == "withdrawn"


def test_a_line_is_over_from_the_day_it_ends() -> None:
    home = PaperHome()
    said = {"medicine": "Doliprane", "end": "2026-12-01"}
    entry, topic = home.profile.add("traitements", said), topic_of(kind("treatment"))
    assert line_of(entry, topic, DAY).state == "active"
    later = DAY + int(days(10).total_seconds()) * 1000
    assert line_of(entry, topic, later).state == "ended"


def test_an_end_nobody_knows_is_not_over() -> None:
    assert not over("", DAY)
    assert over("2026", DAY)
    assert not over("2027-01", DAY)
