"""Prints in both cases: our own type when it was fetched, the standard one else."""

from pathlib import Path

import pytest

from views.prints.paper import FONTS
from views.text import tongue


@pytest.fixture(autouse=True)
def french() -> None:
    """Speak French, whatever was spoken before."""
    tongue.speak("fr")


@pytest.fixture(params=["ours", "standard"])
def fonts(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of the fonts, or one without any."""
    if request.param == "standard":
        return tmp_path
    if not (FONTS / "Alveole-700.ttf").exists():
        pytest.skip("our type was not fetched")
    return FONTS
