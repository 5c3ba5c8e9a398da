"""The maker of WHO's growth tables leaves out only what the rest says."""

from assets.make_growth import ORIGINS, TOLERANCE, Row, furthest, thinned, written


def lengths(first: int, last: int, *, standing: int = 0) -> list[Row]:
    """Return a length by day; 0.7 cm less from the day a child stands."""
    return [
        (str(day), "1", f"{50 + day**0.5 - 0.7 * (day >= standing > 0):.4f}", "0.03")
        for day in range(first, last)
    ]


def test_what_is_left_out_is_said_by_what_is_kept() -> None:
    rows = lengths(0, 700)
    kept = thinned(rows)
    assert len(kept) < 60
    assert (kept[0], kept[-1]) == (rows[0], rows[-1])
    assert furthest(rows, kept) <= TOLERANCE


def test_a_row_too_many_left_out_is_seen() -> None:
    rows = lengths(0, 700)
    assert furthest(rows, [rows[0], rows[-1]]) > TOLERANCE


def test_no_line_goes_from_a_child_lying_to_one_standing() -> None:
    ages = [row[0] for row in thinned(lengths(700, 760, standing=731))]
    assert ages.index("731") == ages.index("730") + 1


def test_a_file_says_whose_it_is_under_which_terms_and_what_changed() -> None:
    text = written(ORIGINS[0], [("bmi", "F", lengths(0, 2))])
    for words in (
        '"copyright": "World Health Organization"',
        '"licence": "GPL-3.0-only"',
        ORIGINS[0].commit,
        '"changed": "2026-11-22: rows left out',
    ):
        assert words in text
