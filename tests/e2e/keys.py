"""Goes through the app with the keyboard alone."""

from contextlib import suppress

from playwright.sync_api import Error

from tests.e2e.fletweb import FletWeb

STOPS = """() => [...document.querySelectorAll('flt-semantics-host [tabindex="0"]')]
  .filter(node => node.getAttribute('role') !== 'radio')
  .map(node => (node.getAttribute('aria-label') || node.textContent).trim())"""
LEFT = "() => { window.left = document.activeElement; }"
MOVED = "() => document.activeElement !== window.left"
"""The focus moves a while after the key, on a busy machine."""
HELD = """() => {
  const node = document.activeElement;
  return (node.getAttribute('aria-label') || node.textContent).trim();
}"""


def stops(app: FletWeb) -> set[str]:
    """Return the names of what the keyboard must reach."""
    return {name for name in app.page.evaluate(STOPS) if name}


def tab(app: FletWeb) -> str:
    """Press Tab; return the name of what holds the focus once it has moved."""
    app.page.evaluate(LEFT)
    app.page.keyboard.press("Tab")
    with suppress(Error):
        app.page.wait_for_function(MOVED, timeout=1000)
    app.page.wait_for_timeout(40)
    return held(app)


def held(app: FletWeb) -> str:
    """Return the name of what holds the focus."""
    return str(app.page.evaluate(HELD))
