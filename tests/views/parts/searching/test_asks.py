"""What is kept of a search asks the same again, even from a later version."""

from hypothesis import given
from hypothesis import strategies as st

from views.parts.hits import SORTS, Wanted
from views.parts.narrowing import NEW, PERIODS, Narrowed
from views.parts.searching.asks import asks_of, wanted_of

_words = st.text(max_size=8)
_narrowed = st.builds(
    Narrowed,
    _words,
    st.sampled_from(list(PERIODS)),
    *[_words] * 4,
    st.sampled_from(list(NEW)),
)
_wanted = st.builds(Wanted, _words, st.sampled_from(list(SORTS)), _narrowed)


@given(_wanted)
def test_a_search_reads_back_the_same(wanted: Wanted) -> None:
    kept = {key: text for key, text in asks_of(wanted).items() if text}
    assert wanted_of(kept) == wanted


def test_an_unknown_filter_is_left_out() -> None:
    later = {"text": "x", "sort": "moon", "new": "no", "period": "tide", "other": "y"}
    assert wanted_of(later) == Wanted("x")
