"""The curve on paper: every value where its figure says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.target import Target
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


def test_a_target_is_a_grey_band_of_its_height_and_is_named(fonts: Path) -> None:
    points = [(float(day), Decimal(value)) for day, value in enumerate((60, 80))]
    sheet = Sheet("Titre", day=date(2026, 11, 21), fonts=fonts)
    aim, days = Target(Decimal(65), Decimal(75)), ("01/11/2026", "21/11/2026")
    sheet.chart(Chart([Line("Poids", points)], "kg", *days, [aim], "Votre objectif"))
    pages = sheet.pdf()
    assert "Votre objectif" in reader.words(pages)[0]
    wide = [box for box in reader.paths(pages) if abs(box[3] - HEIGHT / 2) < 0.5]
    assert wide
    without = reader.paths(drawn(fonts, 60, 80))
    assert not [box for box in without if abs(box[3] - HEIGHT / 2) < 0.5]


def test_a_line_behind_is_named_where_it_ends(fonts: Path) -> None:
    own = Line("", [(3.0, Decimal(10))])
    behind = Line("97", [(0.0, Decimal(5)), (24.0, Decimal(15))])
    sheet = Sheet("Titre", day=date(2026, 11, 21), fonts=fonts)
    ends = ("naissance", "2 ans")
    sheet.chart(Chart([own], "kg", *ends, behind=[behind], days=(0, 24)))
    pages = sheet.pdf()
    assert "97" in reader.words(pages)[0]
    dots = [one for one in reader.paths(pages) if 1.5 < one[2] < 2.2 and one[3] < 2.2]
    assert len(dots) == 1
