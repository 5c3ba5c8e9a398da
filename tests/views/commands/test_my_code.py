"""One's code is said, to be typed by a relative."""

import pytest

from tests.views.commands.desk import Desk
from tests.views.commands.paper_mandates import CODE

pytestmark = pytest.mark.covers("C-112", "C-175")


@pytest.mark.usefixtures("mandates")
def test_one_s_code_is_said(desk: Desk) -> None:
    assert desk.answers("my-code") == [{"code": CODE}]
    desk.out.clear()
    assert desk.run("my-code") == 0
    assert desk.out == [CODE]
