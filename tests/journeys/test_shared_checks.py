"""The checks of the command-line contract, run as whoever receives the tree does."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.journeys.program import TREE

CHECKS = TREE.parent / "shared" / "checks"
PATIENCE = 240


@pytest.mark.covers("C-173", "C-175")
@pytest.mark.skipif(not CHECKS.is_dir(), reason="no ../shared/checks beside this tree")
@pytest.mark.parametrize(
    "name", ["two-commands", "house", "cli-journey", "second-device"]
)
def test_a_check_of_the_contract_holds(name: str, tmp_path: Path) -> None:
    said = subprocess.run(  # noqa: S603 - a script of the contract
        [str(CHECKS / name)],
        cwd=TREE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert "Traceback" not in said.stdout + said.stderr
