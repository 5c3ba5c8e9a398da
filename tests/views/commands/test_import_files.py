"""Each file has its answer: imported, duplicate, or refused with a code."""

import os
from pathlib import Path

import pytest

from app.domain.foreign import Extract
from app.domain.inbox import Fate
from app.flows.size_max import DEFAULT
from tests.app.flows.importing.bench import Shelf
from tests.app.paper_home import PaperHome
from tests.views.commands.desk import Desk, PaperDoor
from views.commands.import_files import _SAID


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a letter."""
    path = tmp_path / "lettre é.txt"
    path.write_bytes("Ordonnance\nle 12 mars 2026".encode("latin-1"))
    return path


@pytest.mark.covers("C-175")
def test_a_file_is_imported_then_a_duplicate(desk: Desk, letter: Path) -> None:
    first, second = desk.answers("import", str(letter), str(letter))
    assert first["file"] == str(letter)
    assert (first["status"], first["kind"], first["entries"]) == (
        "imported",
        "document",
        1,
    )
    assert (first["title"], first["date"]) == ("Ordonnance", "2026-03-12")
    assert (second["status"], second["id"], second["entries"]) == (
        "duplicate",
        first["id"],
        0,
    )


def test_nothing_refused_exits_with_zero(desk: Desk, letter: Path) -> None:
    assert desk.run("import", str(letter), str(letter)) == 0
    assert "Ajouté : Ordonnance" in desk.out[0]
    assert "déjà" in desk.out[1]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("absent.pdf", "import.no_file"),
        ("fifo", "import.not_a_file"),
        ("bad.pdf", "import.damaged"),
        ("huge.bin", "import.too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(
    desk: Desk, tmp_path: Path, name: str, code: str
) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "bad.pdf").write_bytes(b"BAD")
    with (tmp_path / "huge.bin").open("wb") as huge:
        huge.truncate(DEFAULT + 1)
    (refused,) = desk.answers("import", str(tmp_path / name))
    assert (refused["status"], refused["code"], refused["id"]) == ("refused", code, "")
    assert desk.run("import", str(tmp_path / name)) == 1


@pytest.mark.covers("C-023")
def test_a_large_file_is_sealed_as_it_is_read_and_refused_without_trace(
    desk: Desk, tmp_path: Path
) -> None:
    house, home = desk.door.house(), desk.door.home
    house.arrivals.allow(60_000_000)
    large, larger = tmp_path / "scan.zip", tmp_path / "film.zip"
    for path, size in ((large, 20_000_000), (larger, 60_000_001)):
        with path.open("wb") as file:
            file.truncate(size)
    home.airlock.reading = Extract("application/dicom", 3, title="Scanner")
    (added, again) = desk.answers("import", str(large), str(large))
    assert (added["status"], again["status"]) == ("imported", "duplicate")
    assert len(home.blobs._whole) == 1
    (refused,) = desk.answers("import", str(larger))
    assert refused["code"] == "import.too_large"


def test_what_is_refused_in_a_folder_stops_nothing(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "disque"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"BAD")
    (folder / "b.txt").write_bytes(b"Note du jour")
    assert desk.run("import", str(folder)) == 1
    assert "Ajouté : Note du jour" in desk.out[1]


EXPORT = Path(__file__).parents[2] / "recordings" / "libreview_fr_synthetic.csv"


@pytest.fixture
def reaping(tmp_path: Path) -> Desk:
    """Return a desk that reads the exports of apps."""
    return Desk(tmp_path, PaperDoor(PaperHome(airlock=Shelf())))


@pytest.mark.covers("C-037")
def test_the_readings_of_an_export_are_imported_then_known(reaping: Desk) -> None:
    first, second = reaping.answers("import", "--mine", str(EXPORT), str(EXPORT))
    assert (first["file"], first["status"]) == (str(EXPORT), "imported")
    assert (first["kind"], first["title"]) == ("interstitial-glucose", "LibreView")
    counts = [
        {name: one[name] for name in ("entries", "duplicate", "waiting", "beyond")}
        for one in (first, second)
    ]
    assert counts == [
        {"entries": 13, "duplicate": 1, "waiting": 1, "beyond": 2},
        {"entries": 0, "duplicate": 20, "waiting": 0, "beyond": 0},
    ]
    assert second["status"] == "duplicate"


def test_a_person_reads_how_many_measures_are_new(reaping: Desk) -> None:
    assert reaping.run("import", "--mine", str(EXPORT)) == 0
    assert "13 nouvelles mesures." in reaping.out[0]
    assert "À dater : 1." in reaping.out[0]
    assert "Trop bas ou trop haut pour l'appareil, gardé à part : 2." in reaping.out[0]
    assert "Répondez-y dans l'application." in reaping.out[0]
    assert "ratées" not in reaping.out[0]


def test_a_known_file_says_nothing_waits(reaping: Desk) -> None:
    reaping.run("import", "--mine", str(EXPORT), str(EXPORT))
    assert "gardé" not in reaping.out[1]
    assert "Répondez-y" not in reaping.out[1]


def test_every_fate_that_keeps_a_value_out_is_said() -> None:
    silent = {Fate.KEPT, Fate.REFUSED, Fate.IGNORED}
    assert set(Fate) - silent == set(_SAID)


def named(folder: Path, name: bytes) -> Path:
    """Return an export that names somebody."""
    path = folder / "autre.csv"
    path.write_bytes(EXPORT.read_bytes().replace(b"Camille Fictive", name))
    return path


def test_a_file_of_the_person_is_imported(reaping: Desk, tmp_path: Path) -> None:
    path = named(tmp_path, b"Rose Durand")
    (told,) = reaping.answers("import", str(path))
    assert (told["status"], told["entries"]) == ("imported", 13)


@pytest.mark.parametrize("large", [False, True])
def test_a_file_of_somebody_else_is_refused_and_nothing_of_it_is_kept(
    reaping: Desk, tmp_path: Path, *, large: bool
) -> None:
    path, house = named(tmp_path, b"Paul Durand"), reaping.door.house()
    if large:
        house.arrivals.allow(path.stat().st_size - 1)
    (told,) = reaping.answers("import", str(path))
    assert (told["status"], told["code"]) == ("refused", "import.not_mine")
    assert house.importing.batches() == []
    assert house.importing.devices.inbox.count() == 0
    assert reaping.run("import", str(path)) == 1


@pytest.mark.parametrize("large", [False, True])
def test_a_file_under_another_name_is_imported_when_the_person_says_it_is_theirs(
    reaping: Desk, tmp_path: Path, *, large: bool
) -> None:
    path = named(tmp_path, b"Paul Durand")
    if large:
        reaping.door.house().arrivals.allow(path.stat().st_size - 1)
    (told,) = reaping.answers("import", "--mine", str(path))
    assert (told["status"], told["entries"]) == ("imported", 13)
    assert "code" not in told


def test_what_a_file_does_not_say_is_told_on_the_line(
    reaping: Desk, tmp_path: Path
) -> None:
    lines = EXPORT.read_text().splitlines()
    path = tmp_path / "court.csv"
    path.write_text(f"{lines[1]}\nL,1,05-12-2019 08:00,0,100\n")
    (told,) = reaping.answers("import", str(path))
    assert (told["status"], told["code"]) == ("refused", "import.day_order")
    (told,) = reaping.answers("import", str(path), "--dates", "mois")
    assert (told["status"], told["entries"]) == ("imported", 1)


def test_an_export_larger_than_any_document_is_read_from_the_disk(
    reaping: Desk,
) -> None:
    house = reaping.door.house()
    house.arrivals.allow(EXPORT.stat().st_size - 1)
    (told,) = reaping.answers("import", "--mine", str(EXPORT))
    assert (told["status"], told["entries"]) == ("imported", 13)
