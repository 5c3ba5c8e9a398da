"""A file that leaves says whose it is, where several people live together."""

import re
from pathlib import Path

import pytest

VIEWS = Path(__file__).parents[2] / "views"
SAVES = re.compile(r"\.save_file\(|placing\.put\(")
PLACING = "parts/outside/placing.py"
"""What is handed its names by the pages."""
NAMES = ("file_of(", "named_for(")
OF_THE_DEVICE = {"screens/help_report.py", "screens/recovery.py"}
"""What is of the device, or of its owner alone: a report, the recovery sheet."""


def nameless(source: str) -> bool:
    """Say whether a page saves a file and never says whose it is."""
    return bool(SAVES.search(source)) and not any(name in source for name in NAMES)


def test_whatever_is_saved_is_named_for_its_person() -> None:
    pages = {path: path.read_text("utf-8") for path in VIEWS.rglob("*.py")}
    found = {str(path.relative_to(VIEWS)) for path in pages if nameless(pages[path])}
    assert found == OF_THE_DEVICE | {PLACING}


@pytest.mark.parametrize("named", [True, False])
def test_a_page_that_names_nobody_is_seen(*, named: bool) -> None:
    name = "file_of(house, told)" if named else "told"
    assert nameless(f"await picker.save_file(file_name={name})") is not named
    assert nameless(f"await placing.put({name}, content, what)") is not named
