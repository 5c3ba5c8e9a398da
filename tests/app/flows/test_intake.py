"""What the person says comes first, then the content, the name, the file, today."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Reading
from app.domain.when import When
from app.flows.intake import Said, filed, leaf, pages_of
from tests.app.paper_home import PaperHome

TODAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "name", "stated", "said", "date", "dated"),
    [
        ("le 12 mars 2026", "2020-01-01.pdf", "2019", "2018", "2018", "typed"),
        ("le 12 mars 2026", "2020-01-01.pdf", "2019", "", "2026-03-12", "content"),
        ("le 12 mars 2031", "2020-01-01.pdf", "2019", "", "2020-01-01", "name"),
        ("", "scan.pdf", "2019", "", "2019", "file"),
        ("", "scan.pdf", "2031", "", "2026-11-21", "added"),
    ],
)
def test_dates_are_taken_in_order(
    text: str, name: str, stated: str, said: str, date: str, dated: str
) -> None:
    reading = Reading("application/pdf", 1, text, when=When.parse(stated))
    filing = filed(reading, name, Said(date=said), today=TODAY)
    assert (filing.when.text, filing.dated) == (date, dated)


@pytest.mark.parametrize("said", [Said(category="X"), Said(date="X")])
def test_what_is_said_is_checked(said: Said) -> None:
    with pytest.raises(Refused):
        said.check()


@pytest.mark.parametrize("pages", ["", "beaucoup", "-1", "1e9", "9" * 5000, "²"])
def test_a_count_of_pages_that_is_none_draws_the_first(pages: str) -> None:
    entry = PaperHome().documents.add(b"Bilan", name="x.txt").entry
    assert entry is not None
    assert (pages_of(entry), leaf(entry, 0)) == (1, (0, 0))
    wrong = replace(entry, meta={**entry.meta, "pages": pages, "leaves": f"{pages},1"})
    assert (pages_of(wrong), leaf(wrong, 0)) == (0, (1, 0))
