"""The agenda of another program comes in and goes out, seen first, at any size."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.e2e.fletweb import FletWeb
from tests.e2e.test_agenda import Home, Show, a_home, looked, opened
from tests.fictitious.agendas import agenda, event

pytestmark = [pytest.mark.covers("C-065")]
NAME = "Agenda de la clinique"


def a_file(place: Path) -> Path:
    """Write the agenda of a clinic: to come, again and again, over, unknown."""
    soon = datetime.now(UTC) + timedelta(days=9)
    day, old = f"{soon:%Y%m%d}", f"{soon - timedelta(days=99):%Y%m%d}"
    paris = "DTSTART;TZID=Europe/Paris:"
    file = place / "clinique.ics"
    file.write_bytes(
        agenda(
            event("LOCATION:12 rue des Lilas", start=f"{paris}{day}T143000"),
            event(
                "RRULE:FREQ=WEEKLY", uid="k", title="Kiné", start=f"{paris}{day}T090000"
            ),
            event(uid="m", title="Loin", start=f"DTSTART;TZID=Mars/X:{day}T100000"),
            event(uid="o", title="Ancien", start=f"DTSTART;VALUE=DATE:{old}"),
            event(name="VJOURNAL", uid="j", title="Mon journal"),
            named=NAME,
        )
    )
    return file


def choose(app: FletWeb, file: Path) -> None:
    """Choose a file, as the window of the device lets one do."""
    with app.page.expect_file_chooser() as chooser:
        app.press("file-pick")
    chooser.value.set_files(file)


def refused(app: FletWeb, place: Path, size: str) -> None:
    """Choose a file that is no agenda: it is said, and another may be chosen."""
    app.press("agenda-file-in")
    app.wait("Vous verrez tout avant de décider.")
    looked(app, f"{size}-agenda-in")
    wrong = place / "notes.txt"
    wrong.write_text("Ceci n'est pas un agenda.", encoding="utf-8")
    choose(app, wrong)
    app.wait("Nous ne savons pas lire ce fichier.")
    looked(app, f"{size}-agenda-in-wrong")


def brought_in(app: FletWeb, file: Path, size: str) -> None:
    """See what the file holds, its past too; take it in, take it back, again."""
    choose(app, file)
    app.wait(NAME)
    app.wait("3 rendez-vous à ajouter.")
    app.wait("1 rendez-vous passé n'est pas repris.")
    looked(app, f"{size}-agenda-in-seen")
    app.press("file-span")
    app.wait("4 rendez-vous à ajouter.")
    app.press("file-take")
    app.wait("4 rendez-vous sont ajoutés.")
    looked(app, f"{size}-agenda-in-taken")
    app.press("file-undo")
    app.wait("L'agenda repris est retiré.")
    choose(app, file)
    app.wait("3 rendez-vous à ajouter.")
    app.press("file-take")
    app.wait("3 rendez-vous sont ajoutés.")
    app.press("file-see")
    app.wait("Dentiste")


def known_again(app: FletWeb, file: Path, size: str) -> None:
    """Give the same file again: nothing of it is new."""
    app.go("/agenda/reprendre")
    app.wait("Agendas repris")
    looked(app, f"{size}-agenda-in-past")
    choose(app, file)
    app.wait("3 rendez-vous étaient déjà là.")
    looked(app, f"{size}-agenda-in-known")


def copied_out(app: FletWeb, size: str) -> str:
    """Copy the agenda, discreetly, then whole; return what was written last."""
    app.go("/agenda/copier")
    app.wait("on lira seulement « Rendez-vous »")
    looked(app, f"{size}-agenda-out")
    with app.page.expect_download() as coming:
        app.press("file-save")
    discreet = Path(coming.value.path()).read_text("utf-8")
    assert "SUMMARY:Rendez-vous" in discreet
    assert "Dentiste" not in discreet
    app.wait("Votre agenda est copié dans un fichier.")
    looked(app, f"{size}-agenda-out-saved")
    app.press("file-words-named")
    app.wait("on lira les titres, les lieux et vos notes.")
    looked(app, f"{size}-agenda-out-named")
    with app.page.expect_download() as coming:
        app.press("file-save")
    return Path(coming.value.path()).read_text("utf-8")


def test_an_agenda_comes_in_and_goes_out(
    a_device: Home, screen_of: Show, size: str, tmp_path: Path
) -> None:
    app, file = screen_of(a_home(a_device, "files")), a_file(tmp_path)
    opened(app)
    app.go("/agenda/copier")
    app.wait("Votre agenda est vide. Rien à copier.")
    looked(app, f"{size}-agenda-out-empty")
    app.go("/agenda")
    app.wait("Rien de prévu.")
    refused(app, tmp_path, size)
    brought_in(app, file, size)
    known_again(app, file, size)
    whole = copied_out(app, size)
    assert "SUMMARY:Dentiste" in whole
    assert "LOCATION:12 rue des Lilas" in whole
    assert app.external == []
