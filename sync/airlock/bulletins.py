"""What is believed of a page of a service, as the « sas » tells it."""

import re
from typing import Final

from app.domain.errors import Refused
from app.domain.feed import UNREAD, Aside, Bulletin, Told
from app.domain.foreign import Found, Matter
from sync.airlock.frames import Answer
from sync.airlock.verdict import things, worded

_DOSES_MAX: Final = 200
_RAW_MAX: Final = 16 << 10
_ID: Final = re.compile(r"[A-Za-z0-9.-]{0,64}")
_MARK: Final = re.compile(r"[0-9a-f]{64}")


def bulletin(answer: Answer) -> Bulletin:
    """Return the page. Raises Refused("import.damaged") when it is not one."""
    page = answer.bulletin
    if page is None or not _sound(page):
        raise Refused("import.damaged")
    return page


def _sound(page: Bulletin) -> bool:
    """True for few doses, of short words, and nobody named at length."""
    few = len(page.told) <= _DOSES_MAX and len(page.aside) <= _DOSES_MAX
    named = worded((page.subject, page.next)) and bool(_ID.fullmatch(page.patient))
    return few and named and all(map(_dose, page.told)) and all(map(_left, page.aside))


def _left(one: Aside) -> bool:
    known = one.reason in UNREAD and bool(_MARK.fullmatch(one.mark))
    return known and worded((one.label, one.when, one.lot))


def _dose(one: Told) -> bool:
    names = one.id and _ID.fullmatch(one.id) and _ID.fullmatch(one.patient)
    kept = bool(names) and len(one.raw) <= _RAW_MAX
    said = one.withdrawn if one.found is None else _vaccine(one.found)
    return kept and said and bool(_MARK.fullmatch(one.mark))


def _vaccine(found: Found) -> bool:
    return found.matter is Matter.VACCINE and things((found,))
