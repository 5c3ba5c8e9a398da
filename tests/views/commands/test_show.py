"""One element is shown, or given back exactly as it was."""

from pathlib import Path

import pytest

from tests.views.commands.desk import Desk

CONTENT = b"Ordonnance\nAmoxicilline"


@pytest.fixture
def document(desk: Desk) -> str:
    """Return the id of a document."""
    entry = desk.door.home.documents.add(CONTENT, name="x.txt", date="2025").entry
    assert entry is not None
    return entry.id.hex()


@pytest.mark.covers("C-175")
def test_a_file_comes_back_identical(desk: Desk, document: str, tmp_path: Path) -> None:
    back = tmp_path / "back"
    assert desk.run("show", document, "--raw", "-o", str(back)) == 0
    assert back.read_bytes() == CONTENT
    assert back.stat().st_mode & 0o777 == 0o600


def test_a_file_goes_to_the_output_without_a_name(desk: Desk, document: str) -> None:
    assert desk.run("show", document, "--raw") == 0
    assert bytes(desk.raw) == CONTENT


def test_fhir_is_given_as_kept(desk: Desk) -> None:
    entry = desk.door.home.measures.add("body-weight", ["72.50"])
    assert desk.run("show", entry.id.hex(), "--fhir") == 0
    assert bytes(desk.raw) == entry.body + b"\n"


def test_a_summary_has_files_without_keys(desk: Desk, document: str) -> None:
    (shown,) = desk.answers("show", document)
    assert [file["role"] for file in shown["files"]] == ["original", "text"]
    assert set(shown["files"][0]) == {"role", "media_type", "size", "sha256"}


def test_people_read_a_line(desk: Desk, document: str) -> None:
    measure = desk.door.home.measures.add("body-weight", ["71"], at="2026-11-20")
    desk.run("show", document)
    desk.run("show", measure.id.hex())
    assert desk.out == [
        "2025 : Ordonnance",
        "vendredi 20 novembre 2026 : Poids : 71,0\u202fkg",
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nonsense",), "id.malformed"),
        (("00" * 16,), "entry.absent"),
        (("00" * 16, "--raw"), "entry.absent"),
    ],
)
def test_what_is_not_there_is_refused(
    desk: Desk, words: tuple[str, ...], code: str
) -> None:
    assert desk.run("show", *words) == 1
    assert desk.err[0].endswith(f"[{code}]")


def test_a_place_that_cannot_be_written_is_refused(desk: Desk, document: str) -> None:
    assert desk.run("show", document, "--raw", "-o", "/nowhere/back") == 1
    assert desk.err[0].endswith("[file.unwritable]")
