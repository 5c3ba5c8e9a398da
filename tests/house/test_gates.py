"""Each gate of `pyproject.toml` bites: a file that should fail it, does."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
BANNED = [
    "from datetime import datetime\nNOW = datetime.now()\n",
    "import time\nNOW = time.time()\n",
    "import os\nKEY = os.urandom(16)\n",
    "import random\nDIE = random.random()\n",
    "import tempfile\nPLACE = tempfile.mkdtemp()\n",
    "from unittest import mock\nM = mock.Mock()\n",
    "import uuid\nID = uuid.uuid4()\n",
]
REFUSED = [
    ("def f(a, b, c, d, e, f2, g): return a\n", "PLR0913"),
    ("def f(a=[]): return a\n", "B006"),
    ("import subprocess\nsubprocess.run('ls', shell=True)\n", "S602"),
    ("print(1)\n", "T201"),
    ("X = 1  # noqa: E501\n", "RUF100"),
]


def ruff(tree: Path, text: str) -> str:
    """Return what the linter says of *text* as a file of `app`."""
    line = ["check", "--no-cache", "--stdin-filename", "app/x.py", "-"]
    done = subprocess.run(  # noqa: S603 - our own tool
        [BIN / "ruff", *line],
        cwd=tree,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize("text", BANNED, ids=lambda t: str(t).split("\n")[0])
def test_what_must_be_handed_in_is_refused(tree: Path, text: str) -> None:
    assert "TID251" in ruff(tree, f'"""A file."""\n\n{text}')


@pytest.mark.parametrize(("text", "rule"), REFUSED, ids=lambda v: str(v)[:12])
def test_a_rule_is_applied(tree: Path, text: str, rule: str) -> None:
    assert rule in ruff(tree, f'"""A file."""\n\n{text}')


def test_types_are_strict(tree: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def f(a):\n    return a\nx: int = f(1)  # type: ignore\n")
    config = tree / "pyproject.toml"
    line = ["--config-file", str(config), "--cache-dir", str(tmp_path), str(wrong)]
    done = subprocess.run(  # noqa: S603 - our own tool
        [BIN / "mypy", *line],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "no-untyped-def" in done.stdout
    assert "ignore-without-code" in done.stdout


def test_pytest_is_strict(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes((tree / "pyproject.toml").read_bytes())
    test = tmp_path / "test_x.py"
    test.write_text(
        "import warnings, socket, pytest\n"
        "def test_warning(): warnings.warn('x')\n"
        "def test_out(): socket.create_connection(('192.0.2.1', 80), 1)\n"
    )
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)]
    done = subprocess.run(  # noqa: S603 - our own tool
        line, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "2 failed" in done.stdout
    assert "SocketConnectBlockedError" in done.stdout


def test_an_undeclared_mark_is_refused(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes((tree / "pyproject.toml").read_bytes())
    test = tmp_path / "test_x.py"
    test.write_text("import pytest\n@pytest.mark.nobody\ndef test_x(): pass\n")
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)]
    done = subprocess.run(  # noqa: S603 - our own tool
        line, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "'nobody' not found in `markers`" in done.stdout


def test_every_ignore_of_the_linter_has_its_reason(tree: Path) -> None:
    text = (tree / "pyproject.toml").read_text(encoding="utf-8")
    ignores = tomllib.loads(text)["tool"]["ruff"]["lint"]["ignore"]
    block = text[text.index("ignore = [") : text.index("per-file-ignores")]
    reasons = [line for line in block.splitlines() if line.strip().startswith('"')]
    assert ignores
    assert [line for line in reasons if "#" not in line] == []


@pytest.mark.covers("C-173")
@pytest.mark.parametrize("version", ["py311", "py314"])
def test_the_code_suits_every_python_we_name(tree: Path, version: str) -> None:
    line = ["check", "--no-cache", "--quiet", "--target-version", version, "."]
    done = subprocess.run(  # noqa: S603 - our own tool
        [BIN / "ruff", *line], cwd=tree, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
