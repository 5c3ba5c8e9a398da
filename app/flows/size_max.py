"""« Taille des fichiers » : the largest one taken, unless the person chose another."""

from typing import Final

from app.ports.vault import Vault

DEFAULT: Final = 512_000_000
LIMIT: Final = 1_000_000_000
"""What the parts one change may name can hold: 1,024 of 1 MiB, words and seal too."""

PARTS_MAX: Final = 1_000
"""The parts of all the files of one document, its words and its own seal aside."""

SETTING: Final = "documents.size_max"
"""Setting: the largest file taken on this device, in bytes."""


def size_max(vault: Vault) -> int:
    """Return the largest file taken, in bytes."""
    return min(int(vault.setting(SETTING) or DEFAULT), LIMIT)
