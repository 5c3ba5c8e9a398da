"""What a long run was made on: `python -m tests.machine WORDS` prints it first."""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = told.partition("model name")[2].partition(":")[2].partition("\n")[0]
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "cpu": model.strip() or platform.machine(),
        "sha_ni": "sha_ni" in told.split(),
        "cores": os.cpu_count(),
        "ram_gb": round(pages / (1 << 30)),
        "load_before": round(os.getloadavg()[0], 2),
        "os": platform.platform(),
        "python": platform.python_version(),
    }


def commit() -> tuple[str, bool]:
    """Return the commit measured and whether the tree differs from it."""

    def git(*words: str) -> str:
        line = ["git", *words]
        done = subprocess.run(line, capture_output=True, text=True, check=False)  # noqa: S603
        return done.stdout.strip()

    return git("rev-parse", "--short", "HEAD"), bool(git("status", "--porcelain"))


def heading(what: str) -> str:
    """Return the line a long run prints first: what, on which code, where, when."""
    about, (code, changed) = machine(), commit()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    on = f"{about['cpu']}, {about['cores']} cores, {about['ram_gb']} GB"
    tree = f"commit {code}{' and changes' if changed else ''}"
    ran = f"Python {about['python']}, load {about['load_before']}"
    return f"# {what}; {tree}; {on}; {about['os']}; {ran}; {at}"


if __name__ == "__main__":
    print(heading(" ".join(sys.argv[1:])))  # noqa: T201 - the heading
