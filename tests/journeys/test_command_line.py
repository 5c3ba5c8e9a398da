"""Every command of the contract, as a person types it, on a home of its own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.domain.ids import EntryId, parse_id
from tests.fictitious.documents import documents
from tests.journeys.program import PHRASE, Home, opened

pytestmark = pytest.mark.covers("C-175")
KINDS = ("document", "body-weight", "bmi", "blood-pressure", "heart-rate")
LETTER = "Compte rendu de Zibeline : œdème discret, rien à l’hôpital.\n"


@dataclass(frozen=True, slots=True)
class Furnished:
    """A home with documents and measures, and what the program said of them."""

    home: Home
    sheet: str
    files: Mapping[str, bytes]
    imported: list[dict[str, Any]]
    code: int


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    folder = tmp_path_factory.mktemp("Été à Nîmes")
    home = Home(folder / "chez moi")
    sheet = home.found("--birth-date", "1958-03-12")
    given = {one.name: one.content for one in documents(7, 10, heavy=False)}
    given |= {"lettre d’été.txt": LETTER.encode(), "copie.txt": LETTER.encode()}
    given |= {"cassé.pdf": b"%PDF-1.7 nothing", "programme": b"\x7fELF\0\0\1"}
    files = {str(folder / name): content for name, content in given.items()}
    for path, content in files.items():
        Path(path).write_bytes(content)
    said = home.run("import", *files, str(folder / "absent.pdf"), "--json")
    home.answer("add", "body-weight", "71.2", "--at", "2026-11-21T08:00+01:00")
    home.answer("add", "body-height", "1.70", "--unit", "m", "--at", "2026-11-21")
    home.answer("add", "blood-pressure", "128", "82")
    return Furnished(home, sheet, files, said.answers, said.code)


def test_each_file_has_its_line(furnished: Furnished) -> None:
    keys = {"file", "status", "kind", "id", "entries", "title", "date"}
    told = [one["status"] for one in furnished.imported]
    assert furnished.code == 1
    assert [one["file"] for one in furnished.imported[:-1]] == list(furnished.files)
    assert told == ["imported"] * 11 + ["duplicate", "refused", "refused", "refused"]
    for one in furnished.imported:
        refused = {"code"} if one["status"] == "refused" else set()
        assert set(one) == keys | refused
    codes = [one["code"] for one in furnished.imported[-3:]]
    assert codes == ["import.damaged", "import.unknown_format", "import.no_file"]


def test_a_document_comes_back_byte_for_byte(
    furnished: Furnished, tmp_path: Path
) -> None:
    output = tmp_path / "rendu à lire"
    for one in furnished.imported[:11:5]:
        said = furnished.home.run("show", one["id"], "--raw", "-o", str(output))
        assert (said.code, said.err) == (0, "")
        assert output.read_bytes() == furnished.files[one["file"]]
        assert output.stat().st_mode & 0o077 == 0


def test_each_kind_is_listed_in_its_shape(furnished: Furnished) -> None:
    listed = {kind: furnished.home.answers("list", kind) for kind in KINDS}
    assert [len(lines) for lines in listed.values()] == [11, 1, 1, 1, 0]
    keys = {"id", "kind", "date", "source"}
    assert all(keys | {"title"} <= set(one) for one in listed["document"])
    (weight,), (bmi,), (pressure,) = list(listed.values())[1:4]
    assert all(keys | {"value", "unit"} <= set(one) for one in (weight, bmi, pressure))
    assert (weight["value"], weight["unit"]) == ("71.2", "kg")
    assert weight["date"] == "2026-11-21T08:00:00+01:00"
    assert bmi["source"] == "computed"
    assert pressure["value2"] == "82"


@pytest.mark.covers("C-003")
def test_words_are_found_without_accents(furnished: Furnished) -> None:
    (hit,) = furnished.home.answers("search", "oedeme", "HOPITAL", "zibeline")
    assert set(hit) == {"id", "kind", "date", "title", "snippet"}
    assert hit["id"] == furnished.imported[10]["id"]
    assert furnished.home.answers("search", "introuvable") == []


def test_an_element_shows_its_fhir(furnished: Furnished) -> None:
    (weight,) = furnished.home.answers("list", "body-weight")
    said = furnished.home.run("show", weight["id"], "--fhir")
    assert json.loads(said.out)["resourceType"] == "Observation"
    assert furnished.home.answer("show", weight["id"])["kind"] == "body-weight"


@pytest.mark.covers("C-135")
def test_an_archive_gives_everything_back(furnished: Furnished, tmp_path: Path) -> None:
    archive, home = tmp_path / "sac à dos", furnished.home
    packed = home.answer("export", str(archive))
    back = Home(tmp_path / "retour")
    assert back.answer("restore", str(archive))["entries"] == packed["entries"]
    assert back.answers("list", "document") == home.answers("list", "document")
    with opened(back) as house:
        for one in furnished.imported[:11]:
            name = EntryId(parse_id(one["id"]))
            assert house.documents.original(name) == furnished.files[one["file"]]
        assert house.measures.last("bmi")
        assert sum(device.here for device in house.my_devices.list()) == 1
    assert back.run("restore", str(archive)).err.endswith("[store.exists]\n")


@pytest.mark.covers("C-135", "C-108")
def test_the_sheet_restores_where_the_phrase_is_lost(
    furnished: Furnished, tmp_path: Path
) -> None:
    archive = tmp_path / "sac"
    assert furnished.home.run("export", str(archive)).code == 0
    stranger = Home(tmp_path / "autre", phrase="une phrase toute nouvelle 2026")
    said = stranger.run("restore", str(archive))
    assert (said.code, said.err.split()[-1]) == (1, "[backup.key]")
    stranger.answer("restore", str(archive), "--recovery-file", furnished.sheet)
    assert len(stranger.answers("list", "document")) == 11


def test_the_doctor_says_how_things_are(furnished: Furnished) -> None:
    seen = furnished.home.answer("doctor")
    assert seen["ok"] is True
    assert {"versions", "keys", "airlock", "integrity", "room", "server"} <= set(seen)
    assert all(probe["ok"] for name, probe in seen.items() if name != "ok")


@pytest.mark.covers("C-108")
def test_without_its_secret_a_home_stays_shut(
    furnished: Furnished, tmp_path: Path
) -> None:
    silent = Home(tmp_path / "x", environment={"ALVEOLE_PASSPHRASE_FILE": ""})
    silent.environment["ALVEOLE_HOME"] = str(furnished.home.folder)
    said = silent.run("list", "document", "--json")
    assert (said.code, said.out, said.err.split()[-1]) == (2, "", "[store.locked]")
    wrong = silent.note("faux", f"{PHRASE}.")
    said = silent.run("list", "document", "--passphrase-file", wrong)
    assert (said.code, said.out, said.err.split()[-1]) == (2, "", "[store.key]")
    right = silent.note("vrai", PHRASE)
    assert silent.run("list", "document", "--passphrase-file", right).code == 0
