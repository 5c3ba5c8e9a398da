"""« Code » : the files of the program that runs, as they are on this device."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.domain.errors import Refused

ROOMS: Final = ("app", "storage", "sync", "views")
_ALONE: Final = ("LICENSE", "README.md", "main.py", "pyproject.toml")
_READ: Final = frozenset({".py", ".sql", ".toml"})
_ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Source:
    """The tree of the program; nothing outside it is ever read."""

    root: Path = _ROOT

    def files(self) -> list[str]:
        """Return every file of the program, in order."""
        rooms = (self.root / room for room in ROOMS)
        found = [
            one for room in rooms for one in room.rglob("*") if one.suffix in _READ
        ]
        alone = [self.root / name for name in _ALONE if (self.root / name).is_file()]
        return sorted(one.relative_to(self.root).as_posix() for one in (*found, *alone))

    def inside(self, folder: str) -> list[str]:
        """Return what a folder holds, by whole names; those of folders end in /."""
        start = f"{folder}/" if folder else ""
        names = {_first(one, start) for one in self.files() if one.startswith(start)}
        return sorted(names, key=lambda name: (not name.endswith("/"), name))

    def text(self, name: str) -> str:
        """Return one of the files. Raises Refused("entry.absent") for any other."""
        if name not in self.files():
            raise Refused("entry.absent")
        return (self.root / name).read_text("utf-8")

    def fingerprint(self) -> str:
        """Return 64 hexadecimal signs that any change of any file changes."""
        total = sha256()
        for name in self.files():
            content = sha256((self.root / name).read_bytes()).hexdigest()
            total.update(f"{content}  {name}\n".encode())
        return total.hexdigest()


def _first(name: str, start: str) -> str:
    rest = name.removeprefix(start)
    head, slash, _ = rest.partition("/")
    return f"{start}{head}{slash}"
