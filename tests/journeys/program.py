"""The real program, as a person runs it: one process a line, a server of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from main import Starters
from views.house import House

TREE = Path(__file__).resolve().parents[2]
ALVEOLE = (sys.executable, str(TREE / "main.py"))
PHRASE = "correct cheval agrafe batterie 1958"
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Said:
    """What one line said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def answers(self) -> list[dict[str, Any]]:
        """Return the JSON objects of the standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Home:
    """A home folder and the paper its phrase is on."""

    folder: Path
    phrase: str = PHRASE
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.paper = self.folder.with_name(f"{self.folder.name} secret.txt")
        self.paper.parent.mkdir(parents=True, exist_ok=True)
        self.paper.write_text(f"{self.phrase}\n", "utf-8")
        self.environment = {
            **os.environ,
            "ALVEOLE_HOME": str(self.folder),
            "ALVEOLE_PASSPHRASE_FILE": str(self.paper),
            **self.environment,
        }

    def start(self, *words: str | bytes) -> "subprocess.Popen[str]":
        """Start one line, both outputs to be read."""
        return subprocess.Popen(  # noqa: S603 - our own program
            [*ALVEOLE, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
        )

    def run(self, *words: str | bytes) -> Said:
        """Run one line to its end."""
        process = self.start(*words)
        out, err = process.communicate(timeout=PATIENCE)
        return Said(process.returncode, out, err)

    def answers(self, *words: str) -> list[dict[str, Any]]:
        """Run one line with `--json`; it must succeed without a word of error."""
        said = self.run(*words, "--json")
        assert (said.code, said.err) == (0, ""), (words, said)
        return said.answers

    def answer(self, *words: str) -> dict[str, Any]:
        """Return the only answer of one line."""
        (one,) = self.answers(*words)
        return one

    def complains(self, *words: str) -> str:
        """Run one line that must be refused in one sentence; return it."""
        said = self.run(*words)
        assert (said.code, len(said.err.splitlines())) == (1, 1), (words, said)
        return said.err.strip()

    def found(self, *words: str) -> str:
        """Make a space; keep its recovery key on paper, return the paper's path."""
        made = self.answer("init", "--name", "Élodie", *words)
        return self.note("recovery", made["recovery_key"])

    def note(self, name: str, secret: str) -> str:
        """Put a secret on a paper beside the home; return its path."""
        paper = self.folder.with_name(f"{self.folder.name} {name}.txt")
        paper.write_text(f"{secret}\n", "utf-8")
        return str(paper)


@contextmanager
def opened(home: Home) -> Iterator[House]:
    """Open a home within this process, as the program wires it."""
    with closing(Starters(home.folder).door) as door:
        yield door.unlock("passphrase", home.phrase)


class Served:
    """`alveole serve` on a folder, on a port that it keeps over its restarts."""

    def __init__(self, folder: Path, *, signup: str = "first") -> None:
        self.folder, self.port, self.signup = folder, "0", signup
        self.errors = folder.with_name(f"{folder.name}-errors.txt")
        self.said = ""
        self.start()

    def start(self) -> None:
        """Wait for the line that says the address."""
        words = ("serve", "--port", self.port, "--data", str(self.folder))
        chosen = {"ALVEOLE_SIGNUP": self.signup}
        nowhere = {"ALVEOLE_HOME": str(self.folder / "none")}
        with self.errors.open("ab") as errors:
            self.process = subprocess.Popen(  # noqa: S603 - our own program
                [*ALVEOLE, *words],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env={**os.environ, **chosen, **nowhere},
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.said += line
        self.url = next(word for word in line.split() if word.startswith("http://"))
        self.port = self.url.rpartition(":")[2]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop it, gently or not; return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        out, _ = self.process.communicate(timeout=PATIENCE)
        self.said += out
        return self.process.returncode


def played(home: Home, served: Served, verb: str, *words: str) -> dict[str, Any]:
    """Play whom the operator of the server vouches for, from a folder beside a home."""
    folder = str(home.folder.with_name(verb))
    ways = ("--folder", folder, "--operator", str(served.folder))
    return home.answer(verb, *ways, "--server", served.url, *words)


def listed(home: Home, kinds: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what a home lists of each kind."""
    return {kind: home.answers("list", kind) for kind in kinds}
