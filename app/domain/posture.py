"""« Couché ou debout » : how a child was held when their height was taken."""

from enum import StrEnum
from typing import Final

POSTURE: Final = "position"
"""The name of this circumstance of a height."""


class Posture(StrEnum):
    """« Position » as SNOMED codes it, in the extension of the French profile."""

    LYING = "102538003"
    STANDING = "10904000"
