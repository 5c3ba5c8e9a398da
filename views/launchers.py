"""What only `main` can start, because it takes several rooms at once."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from app.ports.radio import Radio
from views.house import House


class Launchers(Protocol):
    """What a command has `main` start.

    Every method raises AlveoleErrors; secrets are text, never a path.
    """

    def app(self, args: Namespace) -> int:
        """Open the application; return the exit code when it is closed."""
        ...

    def serve(
        self, host: str, port: int, folder: str, ready: Callable[[str], None]
    ) -> int:
        """Serve until stopped; *ready* is told its address; *folder* may be ""."""
        ...

    def export(self, house: House, archive: Path) -> Mapping[str, int]:
        """Write the whole space, encrypted; return counts (`entries`, `files`)."""
        ...

    def radio(self, name: str) -> Radio:
        """Choose the Bluetooth of this process, before the house is opened."""
        ...

    def lab(
        self,
        port: int,
        how: Mapping[str, int],
        ready: Callable[[int, Sequence[str]], None],
        show: Callable[[str, int], None],
    ) -> int:
        """Play virtual devices until stopped; *ready* is told the port, who plays.

        *show* is told which of them puts which code on its screen.
        """
        ...

    def register(
        self,
        port: int,
        how: Mapping[str, str],
        ready: Callable[[Mapping[str, str | int]], None],
    ) -> int:
        """Play a fictitious register of vaccinations until stopped.

        *how* has its `seed`, the `name` and the `birth_date` of its person; *ready*
        is told where it is (`address`, `page`), and of whom.
        """
        ...

    def laboratory(self, how: Mapping[str, str]) -> Mapping[str, str | int]:
        """Deposit one file as a fictitious laboratory; return its `name`, the `seq`.

        *how* has the `file`, its `type`, `title` and `date`, the address it goes `to`,
        the `profession` of who deposits (`laboratory` or another), its `folder`, and
        that of the `operator` who vouches for it.
        """
        ...

    def professional(self, how: Mapping[str, str]) -> Mapping[str, object]:
        """Play a fictitious professional; return its `name`, and what was asked.

        *how* says `what` is asked (`code`, `read`, `write`, `leave`), the `server`, the
        `profession`, the `folder` of the professional, that of the `operator` who
        certifies it; the `thread`, the `text`, the `files` (one a line), what it `asks`
        and is `about`; whether a `receipt` leaves, and where files go (`out`).
        """
        ...

    def service(self, how: Mapping[str, str]) -> Mapping[str, str | int]:
        """Play a fictitious service; return its `name`, its `code` or what it `read`.

        *how* says `what` is asked, the address of the `server`, the `folder` of the
        service, that of the `operator` who certifies it, and where it writes (`out`).
        """
        ...
