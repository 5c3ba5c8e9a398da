"""A printed period: the same rows as the screen, drawn, said and listed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.when import When
from app.kinds import kind
from tests.views.prints import reader
from views.prints.measures import Period, Row, measures
from views.text import date_short, quantity

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def period(code: str, *values: tuple[str, ...]) -> Period:
    """Return a period with one row a day, newest first."""
    rows = [
        Row(When.at(NOON - timedelta(days=back)), tuple(map(Decimal, texts)))
        for back, texts in enumerate(values)
    ]
    words, said = "Les 30 derniers jours", "2 mesures. La dernière : 71,2 kg."
    return Period("Camille", kind(code), words, said, rows, date(2026, 11, 21))


@pytest.mark.covers("C-033")
def test_every_row_of_the_screen_is_on_the_paper(fonts: Path) -> None:
    asked = period("body-weight", *((f"{70 + rank / 10:.1f}",) for rank in range(40)))
    said = "".join(reader.words(measures(asked, fonts=fonts)))
    for row in asked.rows:
        assert date_short(row.when) in said
        assert quantity(row.values, asked.kind).replace("\u202f", " ") in said
    assert said.count("Déclaré par la personne") == 40
    assert "Espace de Camille" in said
    assert asked.said in said


def test_two_values_have_two_strokes_and_their_names(fonts: Path) -> None:
    asked = period("blood-pressure", ("128", "82"), ("131", "80"))
    said = reader.words(measures(asked, fonts=fonts))[0]
    assert "Le premier chiffre" in said
    assert "Le second chiffre" in said
    assert "128 / 82 mmHg" in said


def test_one_measure_is_drawn_too(fonts: Path) -> None:
    said = reader.words(measures(period("body-weight", ("71.2",)), fonts=fonts))[0]
    assert "71,2 kg" in said


def test_an_empty_period_says_so(fonts: Path) -> None:
    said = reader.words(measures(period("body-weight"), fonts=fonts))[0]
    assert "Aucune mesure pendant cette période." in said


def test_dates_nobody_knows_are_listed_not_drawn(fonts: Path) -> None:
    asked = period("body-weight", ("71.2",))
    rows = [*asked.rows, Row(When.unknown(), (Decimal(70),), "Reçu d’un médecin")]
    unknown = Period("Camille", asked.kind, "Tout", "", rows, asked.day)
    said = reader.words(measures(unknown, fonts=fonts))[0]
    assert "70,0 kg" in said
    assert "Reçu d’un médecin" in said


def test_values_stay_out_of_a_report_of_a_fault() -> None:
    assert "71.2" not in repr(period("body-weight", ("71.2",)))
