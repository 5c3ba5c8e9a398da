"""Obtain the fonts once, at set-up: npm archives with known hashes, nothing else."""
# ruff: noqa: INP001 - a script run by `make`, not a package

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent / "fonts"
ATKINSON: Final = (
    "@fontsource/atkinson-hyperlegible-next@5.3.0",
    "33dcb7d0d4e2ea98a96985ca7448f738c3b5b370cfc5230b1e40e4f728920cc2",
)
DEJAVU: Final = (
    "dejavu-fonts-ttf@2.37.3",
    "b7013ac58f9225250619db82cfb72e99c37ca8195f2b5a06a9e6a95bc5e1c84a",
)
WOFFS: Final = {
    "Alveole-400.ttf": (
        "atkinson-hyperlegible-next-latin-400-normal.woff2",
        "5cb240a4d99ab7e6fc3a4d4e6d11d89789fdffe9c86a8384000d662c53283f6f",
    ),
    "Alveole-700.ttf": (
        "atkinson-hyperlegible-next-latin-700-normal.woff2",
        "0dbe07ed7679407db9d90f747d5ca3bd1b2bb7ccbcbe41c8246cfc6d2c7bc3bc",
    ),
}
DEBIAN: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
SECONDS: Final = 60


def main() -> int:
    """Fetch what is missing; without it the interface keeps Flet's own font."""
    HERE.mkdir(exist_ok=True)
    for name, fetch in (("Alveole-700.ttf", atkinson), ("Secours.ttf", fallback)):
        if not (HERE / name).exists():
            try:
                fetch()
            except (OSError, ValueError, subprocess.SubprocessError) as error:
                sys.stdout.write(f"fonts: {name} left out ({type(error).__name__})\n")
    return 0


def atkinson() -> None:
    """Write both weights as TrueType, with the licence."""
    archive = packed(*ATKINSON)
    for name, (member, wanted) in WOFFS.items():
        woff = checked(archive[f"package/files/{member}"], wanted)
        write(name, truetype(woff))
    write("LICENSE-OFL.txt", archive["package/LICENSE"])


def fallback() -> None:
    """Write the font of the missing signs: the system's, else npm's."""
    if DEBIAN.exists():
        write("Secours.ttf", DEBIAN.read_bytes())
    else:
        write("Secours.ttf", packed(*DEJAVU)["package/ttf/DejaVuSans.ttf"])


def packed(name: str, wanted: str) -> dict[str, bytes]:
    """Return the files of an npm package whose archive has this SHA-256."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm")
    command = [npm, "pack", "--silent", "--pack-destination", str(HERE), name]
    made = subprocess.run(  # noqa: S603 - a constant command
        command, check=True, capture_output=True, text=True, timeout=SECONDS
    )
    archive = HERE / made.stdout.split()[-1]
    content = archive.read_bytes()
    archive.unlink()
    with tarfile.open(fileobj=io.BytesIO(checked(content, wanted))) as files:
        return {
            member.name: opened.read()
            for member in files.getmembers()
            if (opened := files.extractfile(member))
        }


def checked(content: bytes, wanted: str) -> bytes:
    """Return *content* if its SHA-256 is *wanted*; a wrong one is never used."""
    if hashlib.sha256(content).hexdigest() != wanted:
        raise ValueError("hash")
    return content


def truetype(woff: bytes) -> bytes:
    """Convert a WOFF2 font."""
    from fontTools.ttLib import TTFont

    made = io.BytesIO()
    font = TTFont(io.BytesIO(woff))
    font.flavor = None
    font.save(made)
    return made.getvalue()


def write(name: str, content: bytes) -> None:
    """Put a file in place at once, or not at all."""
    part = HERE / f"{name}.part"
    part.write_bytes(content)
    part.replace(HERE / name)


if __name__ == "__main__":
    sys.exit(main())
