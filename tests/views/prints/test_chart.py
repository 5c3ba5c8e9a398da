"""The curve on paper: every value where its figure says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.views.prints import reader
from views.prints.chart import HEIGHT, Chart, Line
from views.prints.sheet import Sheet


def drawn(fonts: Path, *values: int) -> bytes:
    """Return a page with one curve, a value a day."""
    points = [(float(day), Decimal(value)) for day, value in enumerate(values)]
    sheet = Sheet("Titre", day=date(2026, 11, 21), fonts=fonts)
    sheet.chart(Chart([Line("Poids", points)], "kg", "01/11/2026", "21/11/2026"))
    return sheet.pdf()


def test_a_dot_stands_at_the_height_of_its_value(fonts: Path) -> None:
    low, middle, high = sorted(
        (
            top + height / 2
            for _, top, width, height in reader.paths(drawn(fonts, 60, 70, 80))
            if 1.5 < width < 2.2 and 1.5 < height < 2.2
        ),
        reverse=True,
    )
    assert abs(low - high - HEIGHT) < 0.3
    assert abs(middle - (low + high) / 2) < 0.3


def test_round_figures_and_both_days_are_written(fonts: Path) -> None:
    said = reader.words(drawn(fonts, 60, 70, 80))[0]
    for words in ("60", "70", "80", "kg", "01/11/2026", "21/11/2026"):
        assert words in said


def test_a_thousand_values_are_one_line_without_dots(fonts: Path) -> None:
    many = drawn(fonts, *range(1000))
    dots = [box for box in reader.paths(many) if 1.5 < box[2] < 2.2 and box[3] < 2.2]
    assert dots == []


def test_values_that_do_not_move_are_drawn(fonts: Path) -> None:
    assert reader.words(drawn(fonts, 70, 70))
