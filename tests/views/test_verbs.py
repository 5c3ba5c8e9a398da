"""Verbs of several actions open the space alike, wherever the options stand."""

from argparse import ArgumentParser
from datetime import date

import pytest

from app.domain.errors import Refused
from app.domain.mandate import MandateState
from views.verbs import STATES, actions_of, day_of, ending


@pytest.fixture
def verb() -> ArgumentParser:
    """A verb that ends things."""
    verb = ArgumentParser()
    verb.add_argument("--json", action="store_true")
    with actions_of(verb) as actions:
        ending(actions, "mettre fin")
    return verb


@pytest.mark.parametrize(
    "line",
    [
        ("--json", "--passphrase-file", "f", "end", "ab"),
        ("end", "ab", "--json", "--passphrase-file", "f"),
        ("--passphrase-file", "f", "end", "--json", "ab"),
    ],
    ids=["before", "after", "both"],
)
def test_the_options_stand_before_an_action_or_after_it(
    verb: ArgumentParser, line: tuple[str, ...]
) -> None:
    args = verb.parse_args(line)
    assert (args.action, args.id, args.json) == ("end", "ab", True)
    assert "passphrase_file='f'" in repr(args)


def test_a_day_is_read_or_refused() -> None:
    assert day_of("2027-02-23") == date(2027, 2, 23)
    with pytest.raises(Refused, match=r"date\.malformed"):
        day_of("demain")


def test_each_state_has_its_words() -> None:
    assert set(STATES) == set(MandateState)
