"""What a page leads to: what a person looks for, and where its files lie."""

from dataclasses import replace

import pytest

from app.flows.backpack.laying import Laid, laid, no_page
from tests.app.flows.backpack.conftest import entry

pytestmark = pytest.mark.covers("C-160")


def test_each_element_comes_with_the_places_of_its_files() -> None:
    one, other = entry(2), replace(entry(5), kind="document")
    places = {other.id: ["documents/00001 Ordonnance.pdf"]}
    assert laid([one, other], places) == [
        Laid(one),
        Laid(other, ("documents/00001 Ordonnance.pdf",)),
    ]


@pytest.mark.parametrize("code", ["consent", "message", "thread", "profile-answer"])
def test_what_has_no_page_of_its_own_is_there_when_it_says_something(
    code: str,
) -> None:
    one = replace(entry(2), kind=code)
    assert laid([one], {}) == [Laid(one)]


@pytest.mark.parametrize("code", ["preference", "folder", "receipt", "to come"])
def test_what_arranges_the_rest_or_is_not_known_is_left_out(code: str) -> None:
    assert laid([replace(entry(2), kind=code)], {}) == []


def test_a_home_without_screens_writes_no_page() -> None:
    assert b"".join(no_page([])) == b""
