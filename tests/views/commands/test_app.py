"""The application is opened by whoever knows how."""

from tests.views.commands.desk import Desk


def test_the_browser_may_be_asked_for(desk: Desk) -> None:
    assert desk.run("app", "--web", "--port", "0") == 0
    assert desk.launchers.asked == [("app", True)]
