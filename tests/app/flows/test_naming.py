"""A copy saved outside has a name any system takes, and nothing of the network's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entry import Entry
from app.domain.when import When
from app.flows.naming import export_name, named_for
from tests.storage.samples import attachment, entry

PDF = (attachment(b"a"),)


def titled(title: str, *, date: str = "2026-03-12", files: int = 1) -> Entry:
    """Return a PDF under a title."""
    when = When.parse(date)
    return entry(1, meta={"title": title}, when=when, attachments=PDF * files)


@pytest.mark.parametrize(
    ("title", "date", "name"),
    [
        ("Compte rendu", "2026-03-12", "Compte rendu 2026-03-12.pdf"),
        ("Œdème : suite / fin", "2026-03", "Œdème suite fin 2026-03.pdf"),
        ("../../etc/passwd", "", "etc passwd.pdf"),
        ("CON", "", "Document CON.pdf"),
        ("", "1975", "Document 1975.pdf"),
        ("fdp.\u202eexe", "", "fdp.exe.pdf"),
        ("x" * 300, "", "x" * 80 + ".pdf"),
    ],
)
def test_a_name_is_title_and_date(title: str, date: str, name: str) -> None:
    assert export_name(titled(title, date=date)) == name


def test_pages_given_apart_are_numbered() -> None:
    several = titled("Ordonnance", files=2)
    assert export_name(several, 1) == "Ordonnance 2026-03-12 2.pdf"
    assert export_name(several, 7) == "Ordonnance 2026-03-12 8"


def test_an_unknown_format_is_opened_by_nothing() -> None:
    """Neither a title nor a name, which others may have written, says what opens it."""
    odd = (replace(PDF[0], media_type="application/x-odd"),)
    name = export_name(replace(titled("facture.exe", date=""), attachments=odd))
    assert name == "facture.exe.bin"
    assert named_for(name, "y.exe") == "facture.exe y.exe.bin"
    assert export_name(entry(1, attachments=odd)) == "Compte rendu 1 2026-11-21.bin"


@given(st.text(max_size=200))
def test_no_title_gives_a_name_that_leaves_its_folder(title: str) -> None:
    name = export_name(titled(title, date=""))
    assert not set(name) & set('/\\:*?"<>|\n\r\0')
    assert not name.startswith((".", " "))
    assert 0 < len(name) < 120


@pytest.mark.parametrize(
    ("whose", "name"),
    [
        ("Léa", "sac-a-dos-2026.01 Léa.zip"),
        ("../Léa: x", "sac-a-dos-2026.01 Léa x.zip"),
        ("", "sac-a-dos-2026.01.zip"),
    ],
)
def test_a_file_is_named_for_its_person(whose: str, name: str) -> None:
    assert named_for("sac-a-dos-2026.01.zip", whose) == name


def test_a_name_with_no_extension_is_named_for_its_person_too() -> None:
    assert named_for("capteur", "Léa") == "capteur Léa"
