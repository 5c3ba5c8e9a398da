"""Who made a change."""

from enum import StrEnum


class Origin(StrEnum):
    """Who made the change: only what is made here is written in the journal."""

    HERE = "here"
    PEER = "peer"
