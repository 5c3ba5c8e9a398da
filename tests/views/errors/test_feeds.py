"""What a service refuses is told in words of its own."""

import pytest

from views.errors import sentence_for
from views.errors.feeds import SAID


@pytest.mark.parametrize("code", SAID)
def test_each_code_has_a_sentence_of_its_own(code: str) -> None:
    assert sentence_for(code) not in {sentence_for("internal"), sentence_for("nothing")}


def test_what_was_not_taken_is_said() -> None:
    assert "Rien n'a été repris" in sentence_for("feed.whose")
