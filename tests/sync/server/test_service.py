"""The server as a process: one folder, one process, refusals before anything opens."""

from datetime import UTC, datetime
from pathlib import Path

import anyio
import pytest

from app.domain.errors import Refused
from sync.listen import Place
from sync.server.folder import ServerFolder
from sync.server.service import Service, run_server
from tests.sync.server.rig import Dice


def run(service: Service) -> None:
    run_server(
        service,
        now=lambda: datetime.now(UTC),
        entropy=Dice(),
        sleep=anyio.sleep,
        on_ready=lambda _: None,
    )


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    held = ServerFolder.open(tmp_path, Dice())
    with pytest.raises(Refused, match=r"server\.running"):
        run(Service(Place(port=0), tmp_path))
    held.close()


def test_a_public_place_is_refused_and_the_folder_let_go(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(Refused, match=r"listen\.exposed"):
            run(Service(Place("0.0.0.0"), tmp_path))  # noqa: S104 - to be refused
