"""The statement on screen says what its page says, no less."""

from pathlib import Path

import pytest

from views.answers.accessible import CHECKED, FAULTS, UNKNOWN

PAGE = Path(__file__).parents[3] / "docs" / "accessibilite.md"


@pytest.mark.a11y
def test_every_fault_of_the_page_is_on_the_screen() -> None:
    _, _, rest = PAGE.read_text("utf-8").partition("## Non-conformités connues")
    listed = [line for line in rest.partition("##")[0].splitlines() if line[:2] == "- "]
    assert len(listed) == len(FAULTS)
    assert CHECKED
    assert UNKNOWN
