"""Titles and dates are read from words and names, without inventing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.when import When
from app.flows.reading import TITLE_MAX, date_in_name, date_in_text, proposed_title

LATEST = When.parse("2026-11-21").end


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Paris, le 12 mars 2026", "2026-03-12"),
        ("le 1er août 2025", "2025-08-01"),
        ("LE 3 FÉVRIER 2024", "2024-02-03"),
        ("Fait le 05/06/2023.", "2023-06-05"),
        ("Date : 5.6.2023", "2023-06-05"),
        ("édité 2023-06-05", "2023-06-05"),
        ("Née le 03/05/1950, vue le 12/01/2025", "2025-01-12"),
        ("né(e) le : 03/05/1950 le 2 mai 2022", "2022-05-02"),
        ("Date de naissance : 03/05/1950", ""),
        ("rendez-vous le 12/01/2031", ""),
        ("le 31/02/2025", ""),
        ("12345/06/20231", ""),
    ],
)
def test_a_date_is_read_as_french_people_write_it(text: str, date: str) -> None:
    found = date_in_text(text, latest=LATEST)
    assert (found.text if found else "") == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("scan_20240312.pdf", "2024-03-12"),
        ("2024-03-12 radio.jpg", "2024-03-12"),
        ("radio 12-03-2024.jpg", "2024-03-12"),
        ("IMG_20241399.jpg", ""),
        ("20310101.pdf", ""),
        ("facture 120240312.pdf", ""),
    ],
)
def test_a_date_is_read_in_a_name(name: str, date: str) -> None:
    found = date_in_name(name, latest=LATEST)
    assert (found.text if found else "") == date


@pytest.mark.parametrize(
    ("stated", "text", "name", "title"),
    [
        ("  Bilan \n sanguin ", "Autre", "x.pdf", "Bilan sanguin"),
        ("", "Dr Martin\nOrdonnance de sortie\n", "x.pdf", "Ordonnance de sortie"),
        ("", "12/03/2024\nDr Martin\n", "x.pdf", "Dr Martin"),
        ("", "***\n", "C:\\scans\\radio_du_genou.v2.pdf", "radio du genou.v2"),
        ("", "", "photo", "photo"),
        ("Bilan\x1b[2J sanguin\u202e", "", "x", "Bilan[2J sanguin"),
    ],
)
def test_a_title_is_what_tells_most(
    stated: str, text: str, name: str, title: str
) -> None:
    assert proposed_title(stated, text, name) == title


@given(st.text(), st.text())
def test_any_words_give_a_short_title_and_perhaps_a_date(text: str, name: str) -> None:
    assert len(proposed_title("", text, name)) <= TITLE_MAX
    for found in (date_in_text(text, latest=LATEST), date_in_name(name, latest=LATEST)):
        assert found is None or found.start <= LATEST
