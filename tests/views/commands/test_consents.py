"""A service is found, allowed, listed and ended, typed as a person does."""

import pytest

from tests.views.commands.desk import Desk
from tests.views.commands.paper_consents import PaperConsents
from tests.views.commands.paper_mandates import CODE

pytestmark = [pytest.mark.covers("C-016", "C-175"), pytest.mark.usefixtures("consents")]
GIVE = ("consents", "give", CODE, "--until", "2027-02-23")


@pytest.fixture
def consents(desk: Desk) -> PaperConsents:
    desk.door.consents = given = PaperConsents()
    return given


def test_a_service_is_found_by_its_code(desk: Desk) -> None:
    assert desk.answers("consents", "find", CODE) == [
        {"name": "Carnet fictif", "number": "REG 9"}
    ]
    assert desk.run("consents", "find", "AAAAA") == 1
    assert desk.err[0].endswith("[consent.not_a_service]")


def test_a_consent_is_given_listed_and_ended(desk: Desk) -> None:
    (given,) = desk.answers(*GIVE, "--finality", "care")
    assert given == {
        "id": "01" * 16,
        "name": "Carnet fictif",
        "number": "REG 9",
        "finality": "care",
        "until": "2027-02-23",
        "state": "waiting",
    }
    assert desk.answers("consents", "list") == [given]
    (ended,) = desk.answers("consents", "end", given["id"])
    assert ended == {**given, "state": "ending"}
    desk.out.clear()
    assert desk.run("consents", "end", given["id"]) == 0
    line, warning = desk.out
    assert "Carnet fictif : Soins. Dernier jour : mardi 23 février 2027" in line
    assert warning == "Ce qui a déjà été lu a pu être copié."


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ((*GIVE, "--finality", "research"), 1, "consent.finality"),
        (("consents", "give", CODE, "--finality", "care", "--until", "demain"), 1, ""),
        (GIVE, 2, ""),
        (("consents",), 2, ""),
        (("consents", "end", "ab" * 16), 1, "consent.absent"),
        (("consents", "end", "xyz"), 1, ""),
    ],
    ids=["purpose", "day", "no purpose", "nothing", "absent", "no id"],
)
def test_what_is_badly_said_is_told_in_one_sentence(
    desk: Desk, line: tuple[str, ...], status: int, code: str
) -> None:
    assert desk.run(*line) == status
    assert status == 2 or len(desk.err) == 1
    assert not code or desk.err[0].endswith(f"[{code}]")
