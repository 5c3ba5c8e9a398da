"""Presses a row of a list that may be drawn anew, or narrowed, under the finger."""

import json

from playwright.sync_api import Locator, expect

from tests.e2e.fletweb import PATIENCE, FletWeb


def press_first(app: FletWeb, start: str, saying: str = "") -> None:
    """Press the first row whose name begins so and that says *saying*."""
    app.press_node(_rows(app, start, saying).first)


def press_only(app: FletWeb, start: str) -> None:
    """Press the row whose name begins so, once a filter has left no other."""
    expect(_rows(app, start)).to_have_count(1, timeout=PATIENCE * 1000)
    press_first(app, start)


def take(app: FletWeb, name: str) -> None:
    """Choose among buttons of which one is lit, until it is."""
    app.press(name)
    lit(app, name)


def lit(app: FletWeb, name: str) -> None:
    """Wait until the button is lit."""
    itself, on = f'[flt-semantics-identifier="{name}"]', '[aria-checked="true"]'
    found = app.page.locator(f"{itself} {on}, {itself}{on}").first
    found.wait_for(state="attached", timeout=PATIENCE * 1000)


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
