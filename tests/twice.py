"""Why a journey was lived twice: kept with its report, told at the end."""

from collections.abc import Iterable
from typing import Final

import pytest

FIRST: Final = "why it was lived twice"
"""Names what is kept of a first life that failed."""
WORDS: Final = 2_000
"""How many letters of it."""


def keep(item: pytest.Item, failed: pytest.TestReport) -> None:
    """Keep with a test why its first life *failed*."""
    item.user_properties.append((FIRST, failed.longreprtext[-WORDS:]))


def told(reports: Iterable[pytest.TestReport]) -> Iterable[tuple[str, str]]:
    """Give the name of each test lived twice, and why."""
    for report in reports:
        for name, why in report.user_properties:
            if name == FIRST:
                yield report.nodeid, str(why)
