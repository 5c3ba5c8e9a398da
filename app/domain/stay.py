"""« Hospitalisation » : what a person says of a stay in a hospital."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Stay:
    """When, where, why; all of it may be unknown ("") but not all at once.

    *start* and *end* are ISO dates of any precision, *comment* is free text.
    """

    start: str = ""
    end: str = ""
    facility: str = ""
    unit: str = ""
    reason: str = ""
    comment: str = ""
