"""The version is told to people and to machines."""

from tests.views.commands.desk import Desk


def test_the_version_is_told(desk: Desk) -> None:
    assert desk.answers("version") == [{"version": "2026.11.0"}]
    desk.run("version")
    assert desk.out[-1] == "Alvéole 2026.11.0"


def test_the_version_is_told_as_every_program_does(desk: Desk) -> None:
    assert desk.run("--version") == 0
    assert desk.out[-1] == "Alvéole 2026.11.0"
