"""A copy goes with its text and its page, in the days of the person."""

from datetime import UTC

from tests.app.outside import strong, written
from views.prints.backpack import outside


def test_a_text_and_a_page_go_with_a_copy() -> None:
    leads = outside(strong, written, UTC)
    assert (leads.check, leads.whole) == (strong, written)
    assert leads.readme().startswith("Ceci est une copie")
    assert b"".join(leads.page([])).startswith(b"<!doctype html>")
