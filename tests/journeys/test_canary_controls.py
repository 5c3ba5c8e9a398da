"""Each leak that could be is planted, and the search for canaries finds it."""

import base64
import gzip
import io
import itertools
import logging
import os
import socket
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.write import Write
from app.rules.redaction import RedactingFormatter
from main import main
from storage import database
from storage.blobs import FolderBlobs
from storage.vault import SqlVault
from tests.fictitious import printing
from tests.journeys.canaries import VALUE, WORD, files_of, seen
from tests.journeys.wiretap import Wiretap
from tests.storage.samples import SPACE, PulseSpy, entry

pytestmark = pytest.mark.covers("C-115")


class Sayings(logging.Handler):
    """Keeps what a formatter lets out."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(formatter)
        self.said: dict[str, bytes] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.said[f"line {len(self.said)}"] = self.format(record).encode()


@pytest.mark.parametrize(
    ("formatter", "leaks"), [(RedactingFormatter(), 0), (logging.Formatter(), 3)]
)
def test_a_body_in_a_log_is_seen_unless_redacted(
    formatter: logging.Formatter,
    leaks: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    sayings, log = Sayings(formatter), logging.getLogger("app.flows.documents")
    monkeypatch.setattr(logging.getLogger(), "handlers", [sayings])
    log.debug("kept %s", f"Ordonnance de {WORD}")
    log.warning("kept", extra={"title": WORD, "count": WORD})
    log.error("refused", exc_info=ValueError(WORD))
    logging.getLogger("httpx").info("GET /%s", WORD)
    assert len(sayings.said) == 4
    assert len({line.partition(":")[0] for line in seen(sayings.said)}) == leaks


def test_the_program_speaks_through_the_redacting_logger(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ALVEOLE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["alveole", "version"])
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [Sayings(logging.Formatter())])
    assert main() == 0
    assert [type(one.formatter) for one in root.handlers] == [RedactingFormatter]


@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
@pytest.mark.parametrize(
    ("way", "write"),
    [
        ("utf-8", str.encode),
        ("utf-16-le", lambda text: text.encode("utf-16-le")),
        ("utf-16-be", lambda text: text.encode("utf-16-be")),
        ("hex", lambda text: text.encode().hex().encode()),
        ("base64", lambda text: base64.b64encode(text.encode())),
        ("base64", lambda text: base64.b64encode(f".{text}.".encode())),
        ("base64", lambda text: base64.b64encode(f"..{text}..".encode())),
        ("deflate utf-8", lambda text: zlib.compress(text.encode())),
        ("deflate utf-16-le", lambda text: gzip.compress(text.encode("utf-16-le"))),
    ],
    ids=itertools.count(),
)
def test_a_canary_is_seen_however_it_is_written(
    way: str, write: Callable[[str], bytes], case: Callable[[str], str]
) -> None:
    place = {"leak": b"\0noise\0" + write(case(f"{WORD}0042")) + b"noise"}
    assert f"leak: {way}" in seen(place)


def test_a_canary_is_seen_in_an_archive() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lettre.txt", f"Poids : {VALUE}042 " * 9)
    assert seen({"leak": packed.getvalue()}) == ["leak: deflate utf-8"]


def test_a_title_in_a_clear_file_is_seen(tmp_path: Path) -> None:
    assert seen(files_of(tmp_path)) == []
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "titles").write_text(f'["{WORD}0042"]', "utf-8")
    assert seen(files_of(tmp_path)) == [f"{tmp_path}/cache/titles: utf-8"]
    (tmp_path / f"{WORD}.png").touch()
    assert len(seen(files_of(tmp_path))) == 2


def test_a_file_that_was_not_sealed_is_seen(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path, now=lambda: datetime.now(UTC), entropy=os.urandom)
    blobs.put([printing.rtf([WORD], title="", date="2026-03-12")])
    assert len(seen(files_of(tmp_path))) == 1


@pytest.mark.parametrize(("key", "leaks"), [(bytes(48), False), (b"", True)])
def test_a_store_opened_without_its_key_is_seen(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch, *, leaks: bool
) -> None:
    if not key:
        monkeypatch.setattr(database, "_connect", without_key)
    store = database.open_database(tmp_path / "store.db", bytes(48))
    kept = entry(1, meta={"title": f"{WORD}0042"})
    SqlVault(store, PulseSpy()).commit(Write(SPACE, entries=(kept,)))
    places = files_of(tmp_path)
    store.close()
    assert bool(seen(places)) is leaks


def without_key(path: Path, _key: bytes, *, readonly: bool) -> Any:  # noqa: ANN401 - the engine's
    """Open the file as anybody would, in clear."""
    _ = readonly
    return database.engine().connect(
        str(path), isolation_level=None, check_same_thread=False
    )


def test_a_word_on_the_wire_is_seen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = Wiretap(server.getsockname()[1])
        address = "127.0.0.1", int(line.url.rpartition(":")[2])
        with socket.create_connection(address) as caller:
            called, _ = server.accept()
            with called:
                for half in (WORD[:4], WORD[4:]):
                    caller.sendall(half.encode())
                assert called.recv(len(WORD), socket.MSG_WAITALL) == WORD.encode()
        line.close()
    assert seen({name: bytes(heard) for name, heard in line.heard.items()}) == [
        "up 0: utf-8"
    ]
