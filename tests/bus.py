"""A D-Bus of our own, which no program of this machine hears."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

_CONFIG: Final = """<busconfig><type>{kind}</type><listen>unix:path={socket}</listen>
<auth>EXTERNAL</auth><policy context="default"><allow user="*"/><allow own="*"/>
<allow send_destination="*"/><allow receive_sender="*"/></policy></busconfig>"""


@contextmanager
def private_bus(
    place: Path, kind: Literal["session", "system"] = "session"
) -> Iterator[str]:
    """Run a bus in *place*; give its address once it answers, however long it takes."""
    socket, config = place / "bus", place / "bus.conf"
    config.write_text(_CONFIG.format(kind=kind, socket=socket))
    line = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(line, stdout=pipe, stderr=quiet) as daemon:  # noqa: S603 - our own command
        try:
            assert daemon.stdout is not None
            assert daemon.stdout.readline(), "the bus did not start"
            yield f"unix:path={socket}"
        finally:
            daemon.terminate()
