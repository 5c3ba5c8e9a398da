"""The application is opened by whoever knows how."""

import pytest

from tests.views.commands.desk import Desk


def test_the_browser_may_be_asked_for(desk: Desk) -> None:
    assert desk.run("app", "--web", "--port", "0") == 0
    assert desk.launchers.asked == [("app", True)]


@pytest.mark.covers("C-136")
def test_the_example_may_be_asked_for(desk: Desk) -> None:
    assert desk.run("app", "--demo", "--web") == 0
    assert desk.run("app", "--demonstration") == 2
