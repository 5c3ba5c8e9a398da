"""A large file is looked at by pages, and little of it stays in memory."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.lent import Lent
from app.gates import paged
from app.gates.paged import PAGE, Paged, opened, overlapping, pages, whole

pytestmark = pytest.mark.covers("C-023")

CONTENT = bytes(range(256)) * (3 * PAGE // 256) + b"end"


class Asked:
    """Lends bytes, and counts what is asked of them."""

    def __init__(self, content: bytes = CONTENT) -> None:
        self.content = content
        self.times = 0

    def lent(self) -> Lent:
        return Lent(len(self.content), self.read)

    def read(self, start: int, size: int) -> bytes:
        self.times += 1
        return self.content[start : start + size]


@given(start=st.integers(-9, len(CONTENT) + 9), size=st.integers(0, 3 * PAGE))
def test_a_stretch_is_that_of_the_bytes(start: int, size: int) -> None:
    found = Paged(Asked().lent())
    assert found[start : start + size] == CONTENT[start : start + size]


@given(
    st.lists(st.tuples(st.sampled_from([0, 1, 2]), st.integers(0, 99_000)), max_size=6)
)
def test_a_file_of_it_reads_as_one_in_memory(moves: list[tuple[int, int]]) -> None:
    real, found = io.BytesIO(CONTENT), Paged(Asked().lent()).open()
    for whence, far in moves:
        offset = -far if whence == io.SEEK_END else far
        assert found.seek(offset, whence) == real.seek(offset, whence)
        assert found.read(700) == real.read(700)


def test_a_page_looked_at_lately_is_not_asked_for_again() -> None:
    asked = Asked()
    found = Paged(asked.lent(), room=2 * PAGE)
    for place in (0, 10, PAGE, 20, 2 * PAGE, 30):
        found.stretch(place, 5)
    assert asked.times == 3
    found.stretch(PAGE, 5)
    assert asked.times == 4


def test_what_starts_it_is_told_from_its_first_page() -> None:
    asked = Asked()
    found = Paged(asked.lent())
    assert found.startswith(CONTENT[:4])
    assert found.startswith((b"PK", CONTENT[:2]))
    assert not found.startswith(b"PK")
    assert (asked.times, len(found)) == (1, len(CONTENT))


def test_a_reader_that_wants_it_all_gets_it_within_a_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = Paged(Asked().lent())
    assert whole(found) == CONTENT == whole(CONTENT)
    monkeypatch.setattr(paged, "WHOLE_MAX", len(CONTENT) - 1)
    with pytest.raises(Refused, match=r"import\.too_large"):
        whole(found)


def test_bytes_in_memory_are_a_file_and_a_page() -> None:
    assert opened(b"abc").read() == b"abc"
    assert list(pages(b"abc")) == [b"abc"]


def test_a_word_cut_between_two_pages_is_found() -> None:
    content = bytes(PAGE - 3) + b"/Launch" + bytes(PAGE)
    found = Paged(Asked(content).lent())
    assert sum(b"/Launch" in page for page in pages(found)) == 0
    assert sum(b"/Launch" in page for page in overlapping(found, 16)) == 1
