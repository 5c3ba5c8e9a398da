"""Each form of document is kept, opened again without network, and clear nowhere."""

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from app.domain.ids import EntryId, parse_id
from app.domain.imaging import Look
from tests.fictitious import printing
from tests.fictitious.clinical import clinical, section, structured
from tests.fictitious.imaging import a_file, chest, said
from tests.journeys.canaries import WORD, Flock, files_of, seen
from tests.journeys.canary_story import pictures
from tests.journeys.program import Home, Served, opened
from views.house import House

pytestmark = [pytest.mark.slow, pytest.mark.covers("C-001")]
DAY = "2026-03-12"
PNG = b"\x89PNG"
FORMS = {"pdf", "jpg", "png", "tif", "txt", "rtf", "xml", "dcm"}
WORDS = "Œdème à l’hôpital"


def papers(flock: Flock) -> Mapping[str, bytes]:
    """Return a file of each form, by its name; each says what is said nowhere else."""
    word, pixels = flock.word, chest(0, 1, 32)
    body = structured(section("Conclusion", f"{WORDS} {word()}"))
    return {
        f"{word()}.pdf": printing.pdf([f"{WORDS} {word()}"], title=word(), date=DAY),
        f"{word()}.rtf": printing.rtf([word()], title=word(), date=DAY),
        f"{word()}.txt": flock.sentence(9).encode(),
        f"{word()}.xml": clinical(body, subject=""),
        f"{word()}.dcm": a_file(pixels, {**said(0), "PatientName": word()}),
        **pictures(flock),
    }


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, dict[str, str]]:
    """A home of which every process has ended and whose server has stopped.

    Beside it, the id of what was made of each paper.
    """
    folder = tmp_path_factory.mktemp("forms")
    (folder / "papers").mkdir()
    server, home = Served(folder / "server"), Home(folder / "home")
    try:
        home.found("--server", server.url)
        for name, content in papers(Flock()).items():
            (folder / "papers" / name).write_bytes(content)
        told = home.answers("import", *map(str, (folder / "papers").iterdir()))
        home.answers("sync")
    finally:
        server.stop()
    return home, {one["file"]: one["id"] for one in told}


def test_each_form_is_among_them(kept: tuple[Home, dict[str, str]]) -> None:
    assert {Path(file).suffix[1:] for file in kept[1]} == FORMS


def test_each_opens_the_same_in_another_process_without_network(
    kept: tuple[Home, dict[str, str]], tmp_path: Path
) -> None:
    home, made = kept
    assert home.run("sync").code == 1
    for file, own in made.items():
        copy = tmp_path / "copy"
        said_ = home.run("show", own, "--raw", "-o", str(copy))
        assert (said_.code, said_.err) == (0, ""), file
        assert _sha(copy) == _sha(Path(file)), file


def test_none_of_their_words_is_in_the_home_nor_at_the_server(
    kept: tuple[Home, dict[str, str]],
) -> None:
    home, made = kept
    assert seen(files_of(home.folder, home.folder.with_name("server"))) == []
    shown = {hit.partition(": ")[0] for hit in seen(files_of(home.folder.parent))}
    assert shown == set(made), "each paper, and nothing else, says a canary"


@pytest.mark.covers("C-004")
def test_each_is_read_inside_and_no_clear_copy_is_made(
    kept: tuple[Home, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, made = kept
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with opened(home) as house:
        for file, name in made.items():
            assert viewed(house, EntryId(parse_id(name)), Path(file).suffix), file
        assert seen(files_of(home.folder, tmp_path)) == []


def viewed(house: House, own: EntryId, form: str) -> bool:
    """Read a document as its screen does; say whether there was something to see."""
    documents = house.documents
    if form in (".txt", ".rtf"):
        return WORD in documents.text(own)
    if form == ".xml":
        return bool(documents.lay(own).blocks)
    if form != ".dcm":
        return documents.draw(own, 0, 300).png.startswith(PNG)
    (series,) = house.imaging.study(own).series
    where, look = series.slices[0], Look()
    return house.imaging.draw(own, where, width=64, look=look)[0].png.startswith(PNG)


@pytest.mark.covers("C-003")
@pytest.mark.parametrize("typed", ["oedeme", "hopital", "OEDEME A L'HOPITAL"])
def test_the_words_inside_a_pdf_and_a_clinical_document_are_found(
    kept: tuple[Home, dict[str, str]], typed: str
) -> None:
    home, made = kept
    with opened(home) as house:
        found = {hit.entry.id.hex() for hit in house.search.find(typed)}
    forms = {own: Path(file).suffix for file, own in made.items()}
    assert {forms[own] for own in found} - {".dcm"} == {".pdf", ".xml"}


def test_pictures_are_whole() -> None:
    """A picture that cannot be opened would prove nothing."""
    drawn = [one for name, one in papers(Flock()).items() if name[-3:] in _PICTURES]
    assert [Image.open(io.BytesIO(one)).size for one in drawn] == [(40, 30)] * 3


_PICTURES = ("png", "jpg", "tif")


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
