"""A home lies where the person says, else where the platform keeps such things."""

from pathlib import Path

import pytest

from storage.place import default_home


def test_the_environment_decides(tmp_path: Path) -> None:
    assert default_home("linux", {"ALVEOLE_HOME": str(tmp_path)}) == tmp_path


@pytest.mark.parametrize(
    ("platform", "environment", "end"),
    [
        ("linux", {"XDG_DATA_HOME": "/kept"}, "/kept/alveole"),
        ("linux", {}, ".local/share/alveole"),
        ("darwin", {}, "Library/Application Support/Alveole"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/Alveole"),
    ],
)
def test_each_platform_has_its_place(
    platform: str, environment: dict[str, str], end: str
) -> None:
    assert default_home(platform, environment).as_posix().endswith(end)
