"""Presses a row of a list that may be drawn anew, or narrowed, under the finger."""

import contextlib
import json

from playwright.sync_api import Error, Locator, expect

from tests.e2e.fletweb import REDRAWN, FletWeb

PATIENCE = 15_000
"""Ms a row may take to come."""


def press_first(app: FletWeb, start: str, saying: str = "") -> None:
    """Press the first row whose name begins so and that says *saying*.

    It is found anew at each try.
    """
    row = _rows(app, start, saying).first
    for _ in range(REDRAWN):
        with contextlib.suppress(Error):
            app.press_node(row)
            return
    app.press_node(row)


def press_only(app: FletWeb, start: str) -> None:
    """Press the row whose name begins so, once a filter has left no other."""
    expect(_rows(app, start)).to_have_count(1, timeout=PATIENCE)
    press_first(app, start)


def _rows(app: FletWeb, start: str, saying: str = "") -> Locator:
    begins = f'[flt-semantics-identifier^="{start}"]'
    rows = app.page.locator(begins)
    if not saying:
        return rows
    label = f"[aria-label*={json.dumps(saying, ensure_ascii=False)}]"
    inside = rows.filter(has=app.page.locator(label))
    return (
        rows.filter(has_text=saying).or_(inside).or_(app.page.locator(begins + label))
    )
