"""The first screen's data is ready without any heavy library."""

import subprocess
import sys
from pathlib import Path

HEAVY = [
    *("httpx", "fhir", "pydantic", "starlette", "fastapi"),
    *("uvicorn", "bleak", "PIL", "pypdfium2"),
]
LIGHT = """
import sys
import main
import views.house, storage.vault, app.flows.measures, app.flows.documents
found = [name for name in {heavy!r} if name in sys.modules]
print(" ".join(found))
"""


def test_start_up_loads_no_heavy_library(tree: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", LIGHT.format(heavy=HEAVY)],
        cwd=tree,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []


def test_a_heavy_import_is_seen(tree: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", "import httpx;" + LIGHT.format(heavy=HEAVY)],
        cwd=tree,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "httpx" in done.stdout
