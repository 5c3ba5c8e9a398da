"""P50, P51: our push and pull beside other programs' servers: `make bench-peers`.

PEERS names the folder where they are installed, by package name, outside the tree.
A peer that cannot be had is skipped, loudly. Exit 0, or 2 when none could run.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.sync import BATCHES, BODY, CLIENTS, OPS, Work, pull_all, push_all
from bench.sync_rig import Rig
from tests.machine import heading
from tests.sync.server.actors import Person, Space

FOLDER: Final = Path(os.environ.get("PEERS", "~/.cache/alveole-peers")).expanduser()
PATIENCE: Final = 900
PAIRS: Final = 1 if os.environ.get("QUICK") else 5
RECORDS: Final = CLIENTS * BATCHES * OPS
CAVEAT: Final = (
    "Peers do other work (revision trees, note tables and cards, no signature, no"
    " chain, other rules of flushing): read orders of magnitude, not ranks."
)


class Absent(Exception):
    """A peer that cannot be had here, and why."""


@dataclass(frozen=True, slots=True)
class Found:
    """Records a second."""

    push: float
    pull: float


def ours() -> Found:
    """Push then pull with full checks, every rate limit lifted by configuration."""
    with TemporaryDirectory() as folder, Rig.running(Path(folder)) as rig:
        spaces = [Space(Person(f"q{n}").device(), f"q{n}") for n in range(CLIENTS)]
        lines, work = [rig.found(space) for space in spaces], Work(spaces)
        work.prepare()
        push = _rate(lambda: push_all(lines, work))
        return Found(push, _rate(lambda: pull_all(lines)))


def pouchdb() -> Found:
    """A document a record, 500 a request, then the feed of changes with documents."""
    home = FOLDER / "pouchdb"
    program = home / "node_modules" / ".bin" / "pouchdb-server"
    _installed(program, "npm", "install", "--prefix", str(home), "pouchdb-server")
    port = _port()
    line = [str(program), "--port", str(port), "--no-stdout-logs"]
    with TemporaryDirectory() as folder, _served(line, folder, port):
        names = [f"/db{n}" for n in range(CLIENTS)]
        for name in names:
            _http(port, "PUT", name)
        push = _rate(lambda: _abreast(partial(_fill, port), names))
        return Found(push, _rate(lambda: _abreast(partial(_read, port), names)))


def _fill(port: int, name: str) -> None:
    for _ in range(BATCHES):
        docs = [{"body": os.urandom(BODY // 2).hex()} for _ in range(OPS)]
        _http(port, "POST", f"{name}/_bulk_docs", json.dumps({"docs": docs}).encode())


def _read(port: int, name: str) -> None:
    found, since = 0, 0
    while found < BATCHES * OPS:
        path = f"{name}/_changes?include_docs=true&limit={OPS}&since={since}"
        page = json.loads(_http(port, "GET", path))
        found, since = found + len(page["results"]), page["last_seq"]
        if not page["results"]:
            raise Absent(f"only {found} documents came back")


def anki() -> Found:
    """A note a record, and its card; Anki's own client on both sides."""
    home = FOLDER / "anki"
    python = home / "bin" / "python"
    if not python.exists():
        _run(sys.executable, "-m", "venv", str(home))
    if _status(str(python), "-c", "import anki.syncserver"):
        _run(str(python), "-m", "pip", "install", "-q", "anki")
    port, script = _port(), str(Path(__file__).with_name("peers_anki.py"))
    told = {f"SYNC_USER{n + 1}": f"u{n}:p" for n in range(CLIENTS)}
    with TemporaryDirectory() as folder:
        told |= {"SYNC_BASE": folder, "SYNC_HOST": "127.0.0.1", "SYNC_PORT": str(port)}
        line = [str(python), "-m", "anki.syncserver"]
        with _served(line, folder, port, **told):
            url, notes = f"http://127.0.0.1:{port}/", str(BATCHES * OPS)
            found = json.loads(
                _run(str(python), "-P", script, url, folder, str(CLIENTS), notes)
            )
    if found["missing"]:
        raise Absent(f"{found['missing']} notes did not come back")
    return Found(RECORDS / found["push"], RECORDS / found["pull"])


def etebase() -> Found:
    """Only where its source is: nobody packages its server."""
    raise Absent(f"its source is not in {FOLDER / 'etebase'}, and nobody packages it")


def _rate(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return RECORDS / (time.perf_counter() - started)


def _abreast(work: Callable[[str], object], names: Sequence[str]) -> None:
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(work, names))


def _installed(program: Path, *line: str) -> None:
    if not program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        _run(*line, "--no-audit", "--no-fund")
    if not program.exists():
        raise Absent(f"{line[0]} did not install it")


def _run(*line: str) -> str:
    """Run a line to its end; give what it wrote."""
    done = subprocess.run(  # noqa: S603 - a peer, in its own folder
        line, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    if done.returncode:
        raise Absent(f"{Path(line[0]).name}: {done.stderr.strip()[-300:]}")
    return done.stdout


def _status(*line: str) -> int:
    return subprocess.run(line, capture_output=True, check=False).returncode  # noqa: S603


def _port() -> int:
    with create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def _served(line: list[str], folder: str, port: int, **told: str) -> Iterator[None]:
    """Run a server until told to stop, once it answers."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - a peer, in its own folder
        line, cwd=folder, stdout=quiet, stderr=quiet, env={**os.environ, **told}
    ) as server:
        try:
            _awaited(port)
            yield
        finally:
            server.terminate()


def _awaited(port: int) -> None:
    for _ in range(300):
        with suppress(OSError, HTTPException):
            _http(port, "GET", "/", least=599)
            return
        time.sleep(0.1)
    raise Absent("it does not answer")


def _http(
    port: int, method: str, path: str, body: bytes = b"", *, least: int = 299
) -> bytes:
    line = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        line.request(method, path, body, {"content-type": "application/json"})
        answer = line.getresponse()
        content = answer.read()
    finally:
        line.close()
    if answer.status > least:
        raise Absent(f"{method} {path}: {answer.status}")
    return content


GOALS: Final = (
    ("pouchdb-server", pouchdb, 5, 10),
    ("anki sync server", anki, 2, 10),
    ("etebase server", etebase, 50, 100),
)


def main() -> int:
    """Alternate ours with each peer; print ratios, skips and the caveat."""
    say = partial(print, flush=True)
    say(heading(f"peers: {CLIENTS} clients, {OPS} records of {BODY} B a batch"))
    ran = 0
    for name, run, push, pull in GOALS:
        try:
            found = [(ours(), run()) for _ in range(PAIRS)]
        except (Absent, OSError, HTTPException, subprocess.SubprocessError) as why:
            say(f"SKIPPED {name}: {why}")
            continue
        ran += 1
        for goal, verb, limit in (("P50", "push", push), ("P51", "pull", pull)):
            say(json.dumps(_line((goal, verb, limit), name, found)))
    say(CAVEAT)
    return 0 if ran else 2


def _line(
    goal: tuple[str, str, int], name: str, found: list[tuple[Found, Found]]
) -> dict[str, Any]:
    number, verb, limit = goal
    rates = [(getattr(a, verb), getattr(b, verb)) for a, b in found]
    mine, theirs = (statistics.median(side) for side in zip(*rates, strict=True))
    return {
        "goal": number,
        "name": f"peers.{verb}",
        "value": round(statistics.median(a / b for a, b in rates), 2),
        "unit": "ratio",
        "better": "higher",
        "limit": limit,
        "ok": None,
        "ours": {"median": round(mine), "unit": "records/s"},
        "reference": {"name": name, "median": round(theirs), "unit": "records/s"},
        "pairs": len(rates),
        "work": f"{RECORDS} records, {CLIENTS} clients; {CAVEAT}",
    }


if __name__ == "__main__":
    sys.exit(main())
