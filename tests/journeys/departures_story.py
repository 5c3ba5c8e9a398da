"""A person's day with every call to the network heard; run by test_departures."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

from app.flows.departures import GATHER
from main import Starters
from tests.journeys.program import PHRASE
from views.commands import Context, run

heard: list[str] = []


def listen(event: str, values: tuple[Any, ...]) -> None:
    """Note who is called; a path of this machine is nobody."""
    if event == "socket.connect" and isinstance(values[1], tuple):
        heard.append(f"{values[1][0]}:{values[1][1]}")


def lived(home: Path, *lines: tuple[str, ...]) -> list[dict[str, Any]]:
    """Run command lines on one home; return what its ledger says then."""
    paper = home.with_name(f"{home.name}.txt")
    paper.write_text(PHRASE, "utf-8")
    environment = {"ALVEOLE_PASSPHRASE_FILE": str(paper)}
    for words in lines:
        starters, out = Starters(home), list[str]()
        with closing(starters.door) as door:
            context = Context(
                door=door,
                launchers=starters,
                out=out.append,
                err=lambda line: sys.stderr.writelines((line, "\n")),
                raw=lambda _: None,
                environment=environment,
                version="",
            )
            assert run([*words, "--json"], context) == 0, words
        if words[0] == "init":
            key = json.loads(out[0])["recovery_key"]
            home.with_name("sheet.txt").write_text(key, "utf-8")
    return ledger(home)


def ledger(home: Path) -> list[dict[str, Any]]:
    """Return what a home noted of what left it."""
    with closing(Starters(home).door) as door:
        flow = door.unlock("passphrase", PHRASE).departures
        return [
            {
                "host": one.host,
                "why": one.purpose,
                "sent": one.sent,
                "back": one.received,
            }
            for day in flow.days(2)
            for one in flow.of(day.day, limit=10_000)
        ]


def whole_day(folder: Path, url: str) -> list[dict[str, Any]]:
    """Live the day of two devices; return what both noted."""
    document = folder / "note.txt"
    document.write_text("Une note fictive. " * 5000, "utf-8")
    one = lived(
        folder / "one",
        ("init", "--name", "Camille", "--server", url),
        ("import", str(document)),
        ("sync",),
        ("export", str(folder / "bag.alveole")),
    )
    sheet = str(folder / "sheet.txt")
    words = ("join", "--server", url, "--recovery-file", sheet)
    return [*one, *lived(folder / "two", words)]


def planted(folder: Path, address: str) -> list[dict[str, Any]]:
    """Open a line without the client, beside a home that never left this machine."""
    noted = lived(folder / "one", ("init", "--name", "Camille"))
    host, _, port = address.partition(":")
    socket.create_connection((host, int(port))).close()
    return noted


def killed(folder: Path, url: str) -> None:
    """Exchange once, wait a little over a second, and die without a word."""
    with closing(Starters(folder / "one").door) as door:
        ways = {"passphrase": PHRASE}
        house = door.create("Camille", birth_date="", server=url, ways=ways).house
        asyncio.run(house.courier.sync())
        Event().wait(GATHER + 1)
        os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, url: str) -> None:
    """Live a day, then say who was called and what was noted."""
    if "KILLED" in os.environ:
        killed(folder, url)
    sys.addaudithook(listen)
    address = os.environ.get("PLANTED", "")
    noted = planted(folder, address) if address else whole_day(folder, url)
    json.dump({"calls": Counter(heard), "noted": noted}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
