"""Whatever is typed or given, the program answers in one line and keeps standing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.journeys.program import TREE, Home, Said

pytestmark = pytest.mark.covers("C-175")
GIVEN = TREE.parent / "shared" / "data"
FORMS = {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt", ".rtf"}
MISUSES: dict[str, tuple[str | bytes, ...]] = {
    "usage": ("vole",),
    "usage ": ("serve", "--port", "99999"),
    "usage  ": ("show", "00", "--raw", "--fhir"),
    "id.malformed": ("show", "../../etc/passwd", "--raw"),
    "entry.absent": ("show", "0" * 32),
    "kind.unknown": ("list", "x'; DROP TABLE entry; --"),
    "measure.not_a_number": ("add", "body-weight", "NaN"),
    "measure.value_count": ("add", "blood-pressure", "128"),
    "measure.future": ("add", "body-weight", "71", "--at", "2999-12-31"),
    "date.malformed": ("add", "body-weight", "71", "--at", "\u202e"),
    "file.unwritable": ("export", "/nulle/part/sac"),
    "import.no_file": ("restore", b"/nulle/\xff\xfe"),
    "server.none": ("sync",),
    "listen.exposed": ("serve", "--host", "0.0.0.0"),  # noqa: S104
    "store.exists": ("init", "--name", "Encore"),
}
TWO = {"usage", "store.locked", "store.key"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("mésusage") / "maison")
    home.found()
    return home


def one_line(said: Said, code: str) -> bool:
    """Say whether an error was told as it must be."""
    told = said.err.count("\n") == 1 and said.err.endswith(f" [{code}]\n")
    return told and said.code == (2 if code in TWO else 1)


def test_what_cannot_be_done_is_one_line_and_a_code(home: Home) -> None:
    for code, words in MISUSES.items():
        said = home.run(*words)
        assert one_line(said, code.strip()), (words, said)
    assert one_line(home.run("fly", "--json"), "usage")


def test_a_traceback_is_no_answer() -> None:
    said = Said(1, "", 'Traceback (most recent call last):\n  File "main.py"\n')
    assert not one_line(said, "internal")


def test_a_home_serves_one_process_at_a_time(home: Home) -> None:
    with ThreadPoolExecutor(3) as lines:
        asked = [lines.submit(home.run, "list", "bmi") for _ in range(3)]
    ends = [one.result() for one in asked]
    assert any(said.code == 0 for said in ends)
    assert all(said.code == 0 or one_line(said, "store.busy") for said in ends)


def test_a_name_that_is_no_text_and_drives_the_terminal(
    home: Home, tmp_path: Path
) -> None:
    names = (b"\xff\xe9t\xe9.txt", b"a\nb\x1b[31m.txt", "c’est l’été.txt".encode())
    paths = [bytes(tmp_path) + b"/" + name for name in names]
    for number, path in enumerate(paths):
        with open(path, "wb") as file:  # noqa: PTH123 - a name that is no text
            file.write(b"zibeline %d" % number)
    told = home.run("import", *paths, "--json")
    assert [one["status"] for one in told.answers] == ["imported"] * 3
    for said in (told, home.run("import", *paths), home.run("list", "document")):
        assert (said.code, said.err, "\x1b" in said.out) == (0, "", False)


def test_a_narrow_terminal_hears_everything(home: Home, tmp_path: Path) -> None:
    narrow = Home(tmp_path / "x", environment={"PYTHONIOENCODING": "ascii"})
    narrow.environment["ALVEOLE_HOME"] = str(home.folder)
    assert one_line(narrow.run("list", "rien"), "kind.unknown")
    noted = narrow.run("add", "body-weight", "71.2")
    assert (noted.code, "Noté" in noted.out) == (0, True)


def test_nobody_listening_is_no_fault(home: Home) -> None:
    process = home.start("list", "document")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait()


@pytest.mark.covers("C-001")
@pytest.mark.skipif(not GIVEN.is_dir(), reason="no ../shared/data beside this tree")
def test_every_given_file_has_a_status(home: Home) -> None:
    files = [str(path) for path in sorted(GIVEN.rglob("*")) if given(path)]
    said = home.run("import", *files, "--json")
    assert (said.code in {0, 1}, said.err) == (True, "")
    assert [one["file"] for one in said.answers] == files
    assert all(one["status"] != "refused" or one["code"] for one in said.answers)
    assert "internal" not in said.out


def given(path: Path) -> bool:
    """Say whether this is a file of a form that is read today."""
    return path.is_file() and path.suffix.lower() in FORMS
