"""« Tesseract » seen from outside: found, sealed, timed, heard no further than text."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from app.domain.errors import Refused
from app.domain.foreign import Picture

PROGRAM = Path("/usr/bin/tesseract")
"""Where a system puts it: one that somebody else put elsewhere is not run."""
_LAUNCHER = (
    sys.executable,
    "-sEB",
    "-Wignore",
    "-m",
    "sync.airlock.recognition.launcher",
)
_ROOT = Path(__file__).resolve().parents[3]
_LANGUAGE = "fra"
_SECONDS = 90.0
_WORDS_MAX = 200_000
_ASKED = ("stdin", "stdout", "-l", _LANGUAGE, "--psm", "3")


class Tesseract:
    """Implements `ports.Recogniser` with the program of the system, one page a run."""

    def __init__(
        self,
        program: Path = PROGRAM,
        *,
        seconds: float = _SECONDS,
        launcher: Sequence[str] = _LAUNCHER,
    ) -> None:
        self._program = program
        self._seconds = seconds
        self._launcher = launcher
        self._known: bool | None = None

    def ready(self) -> bool:
        """Say whether it is installed with French, and runs sealed; asked once."""
        if self._known is None:
            self._known = self._program.is_file() and self._speaks()
        return self._known

    def words(self, picture: Picture) -> str:
        """Return the words of a page."""
        if not self.ready():
            raise Refused("recognition.absent")
        status, said = self._run(_ASKED, picture.png)
        if status:
            raise Refused("recognition.failed")
        return said[:_WORDS_MAX].decode(errors="ignore")

    def _speaks(self) -> bool:
        try:
            status, said = self._run(("--list-langs",), b"")
        except Refused:
            return False
        return status == 0 and _LANGUAGE in said.decode(errors="ignore").split()

    def _run(self, asked: Sequence[str], content: bytes) -> tuple[int, bytes]:
        """Run it sealed, with nothing of our environment; kill what lasts."""
        command = (*self._launcher, str(self._program), *asked)
        try:
            process = subprocess.Popen(  # noqa: S603  our own module, no foreign word
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env={},
                start_new_session=True,
            )
        except OSError as error:
            raise Refused("recognition.absent") from error
        try:
            said, _ = process.communicate(content, timeout=self._seconds)
        except subprocess.TimeoutExpired as error:
            raise Refused("recognition.too_slow") from error
        finally:
            _end(process)
        return process.returncode, said


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left, and wait for it."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
