"""A file bears a name in any order; another person's is seen."""

import pytest

from app.domain.harvest import Owner
from app.flows.importing.owner import differs
from app.rules.identity import Identity

ROSE = Identity(("Rose Martin", "Rose Lenoir"), "1958-03-12")


@pytest.mark.parametrize(
    ("owner", "other"),
    [
        (Owner("Rose Martin"), False),
        (Owner("MARTIN Rose"), False),
        (Owner("Lenoir, Rose"), False),
        (Owner("rose marie martin"), False),
        (Owner("Paul Martin"), True),
        (Owner("Rose Bernard"), True),
        (Owner("Rose Martin", "1958-03-12"), False),
        (Owner("Rose Martin", "1990-01-01"), True),
        (Owner("", "1958-03-12"), False),
        (Owner("", "1990-01-01"), True),
        (Owner(""), False),
        (Owner("42"), False),
    ],
)
def test_whose_a_file_is(owner: Owner, *, other: bool) -> None:
    assert differs(owner, ROSE) is other


def test_a_space_that_says_little_is_asked_about_another_name() -> None:
    assert differs(Owner("Paul Martin"), Identity(("Rose",)))
    assert not differs(Owner("Rose Martin"), Identity(("Rose",)))
    assert not differs(Owner("Paul Martin"), Identity(()))
    assert differs(Owner("Paul Martin", "1958-03-12"), Identity(("Rose",)))
