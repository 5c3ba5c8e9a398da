"""Two homes and a served folder, by the command line alone."""

import json
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.ids import EntryId, parse_id
from tests.fictitious import printing
from tests.journeys.program import PATIENCE, Home, Served, listed, opened

pytestmark = pytest.mark.covers("C-174", "C-175")
KINDS = ("document", "body-weight", "blood-pressure")
SCAN = 2_200 * 2_300


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path / "serveur d’été")
    yield server
    server.stop(signal.SIGKILL)


def a_phone(served: Served) -> tuple[Home, str]:
    """Return a home of that server, and the sheet of its space."""
    phone = Home(served.folder.with_name("téléphone"))
    return phone, phone.found("--server", served.url)


def a_tablet(served: Served, sheet: str) -> Home:
    """Return a home that joined by the sheet."""
    tablet = Home(served.folder.with_name("tablette"))
    tablet.answer("join", "--server", served.url, "--recovery-file", sheet)
    return tablet


def keep(home: Home, name: str, content: bytes) -> dict[str, Any]:
    """Import one file made for the purpose."""
    path = home.folder.with_name(name)
    path.write_bytes(content)
    return home.answer("import", str(path))


def originals(home: Home) -> dict[str, bytes]:
    """Return the bytes of every document of a home."""
    ids = [one["id"] for one in home.answers("list", "document")]
    with opened(home) as house:
        read = house.documents.original
        return {one: read(EntryId(parse_id(one))) for one in ids}


def test_what_is_made_offline_on_both_is_on_both(served: Served) -> None:
    phone, sheet = a_phone(served)
    phone.answer("sync")
    tablet = a_tablet(served, sheet)
    served.stop()
    for number, home in enumerate((phone, tablet)):
        keep(home, f"note {number}.txt", f"Zibeline numéro {number}".encode())
        scan = printing.pdf(
            [f"Page {number}"], title=f"Radio {number}", date="2026-01-02"
        )
        keep(home, f"radio {number}.pdf", scan)
        home.answer("add", "body-weight", f"7{number}.5", "--at", "2026-11-20")
        home.answer("add", "blood-pressure", "128", f"8{number}")
        said = home.run("sync", "--json")
        assert (said.code, said.err.split()[-1]) == (1, "[peer.silent]")
    served.start()
    for home in (phone, tablet, phone):
        told = home.answer("sync")
        assert set(told) == {"pushed", "pulled", "head", "conflicts", "alerts"}
        assert (told["alerts"], told["conflicts"]) == ([], 0)
    here, there = listed(phone, KINDS), listed(tablet, KINDS)
    assert here == there
    assert [len(lines) for lines in here.values()] == [4, 2, 2]
    assert originals(phone) == originals(tablet)
    assert len(tablet.answers("search", "zibeline")) == 2


def test_a_device_waits_is_approved_then_put_out(served: Served) -> None:
    phone, _ = a_phone(served)
    keep(phone, "note.txt", b"zibeline")
    phone.answer("sync")
    tablet = Home(served.folder.with_name("tablette"))
    waiting = tablet.start("join", "--server", served.url, "--wait", "--json")
    assert waiting.stdout is not None
    code = json.loads(waiting.stdout.readline())["code"]
    told = phone.answers("my-devices", "approve", code)
    out, err = waiting.communicate(timeout=PATIENCE)
    assert (waiting.returncode, err) == (0, "")
    check, joined = (json.loads(line) for line in out.splitlines())
    assert told[0] == check
    assert set(joined) == {"space"}
    assert tablet.answers("search", "zibeline")
    tablet.answer("add", "body-weight", "70")
    tablet.answer("sync")
    phone.answer("sync")
    devices = phone.answers("my-devices", "list")
    assert [one["here"] for one in devices] == [True, False]
    phone.answer("my-devices", "retire", devices[1]["id"])
    tablet.answer("add", "body-weight", "69")
    assert tablet.run("sync").code == 1
    keep(phone, "suite.txt", b"kumquat")
    phone.answer("sync")
    assert tablet.run("sync").code == 1
    assert tablet.answers("search", "kumquat") == []
    assert [one["value"] for one in phone.answers("list", "body-weight")] == ["70"]


@pytest.mark.covers("C-001")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_server_stopped_in_an_upload_loses_nothing(
    served: Served, how: signal.Signals
) -> None:
    phone, sheet = a_phone(served)
    noise = random.Random(7).randbytes(SCAN)  # noqa: S311 - nothing secret here
    scans = [noise, noise[::-1], noise[1:] + b"\0", noise[2:] + b"\0\0"]
    film = printing.pdf(["Film"], title="Film", date="2026-01-02", scans=scans)
    keep(phone, "film.pdf", film)
    phone.answer("add", "body-weight", "71")
    sending = phone.start("sync", "--json")
    wait_for_a_part(served, sending)
    served.stop(how)
    _, err = sending.communicate(timeout=PATIENCE)
    assert sending.returncode == 1, "the upload was over before the stop"
    assert "Traceback" not in err
    served.start()
    assert phone.answer("sync")["alerts"] == []
    tablet = a_tablet(served, sheet)
    assert listed(tablet, KINDS) == listed(phone, KINDS)
    assert list(originals(tablet).values()) == [film]


def wait_for_a_part(served: Served, sending: "subprocess.Popen[str]") -> None:
    """Wait until the server has begun to keep a file."""
    while not any(path.is_file() for path in (served.folder / "blobs").rglob("*")):
        assert sending.poll() is None, sending.communicate()
        time.sleep(0.002)
