"""« Sac à dos » : what goes inside for people, a text to read and a page to open."""

from datetime import tzinfo
from functools import partial

from app.flows.backpack.packing import Check, Outside, Whole
from views.prints.contents import contents
from views.prints.readme import readme


def outside(check: Check, whole: Whole, zone: tzinfo) -> Outside:
    """Return what leads outside the walls; *zone* is where the days of a page begin."""
    return Outside(check, whole, readme, partial(contents, zone=zone))
