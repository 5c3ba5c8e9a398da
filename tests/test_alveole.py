"""What is typed first is answered at once, and says what the command says."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def typed(*words: str) -> subprocess.CompletedProcess[str]:
    """Type `alveole` and *words*; return what was said."""
    command = [sys.executable, "-X", "importtime", "alveole.py", *words]
    return subprocess.run(  # noqa: S603 - our own program
        command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )


def test_the_version_is_said_without_loading_the_house() -> None:
    said = typed("--version")
    assert said.stdout == typed("version").stdout
    assert "views.commands" not in said.stderr


@pytest.mark.parametrize("words", [("version",), ("version", "--json")])
def test_every_other_word_goes_in(words: tuple[str, ...]) -> None:
    said = typed(*words)
    assert "views.commands" in said.stderr
    assert said.stdout
