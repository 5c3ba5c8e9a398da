"""« Code de la boîte » : what the square of a box of medicine says (GS1 elements).

GS1 General Specifications, section 3: (01) product, (17) expiry, (10) lot, (21)
serial. In France the product is « 0 » then the CIP of thirteen digits, 34009….
"""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.errors import Refused
from app.domain.when import When

_MARK: Final = "\x1d"
_START: Final = "]d2"
_FRENCH: Final = "034009"
_FIXED: Final = {"00": 18, "01": 14, "02": 14, "11": 6, "13": 6, "15": 6, "17": 6}
_OPEN: Final = re.compile(r"10|21|22|30|37|24[01]|25[01]|71[0-6]")
_WRITTEN: Final = re.compile(r"\((\d{2,4})\)([^(]+)")
_VALUE: Final = re.compile(r"[!-~]{1,30}", re.ASCII)


@dataclass(frozen=True, slots=True, repr=False)
class Box:
    """« Boîte » of a medicine: *cip* is its French code, "" for none.

    *expires* is ISO text, of the month when no day is printed.
    """

    product: str
    cip: str
    expires: str = ""
    lot: str = ""
    serial: str = ""


def read(text: str) -> Box:
    """Read the square of a box, or its elements written with brackets.

    Raises Refused("box.unreadable") when it is no box, says a thing twice, or is
    wrong by a digit.
    """
    said: dict[str, str] = {}
    for name, value in _elements(text.strip()):
        if name in said or not _VALUE.fullmatch(value):
            raise Refused("box.unreadable")
        said[name] = value
    product = said.get("01", "")
    if len(product) != _FIXED["01"] or not proven(product):
        raise Refused("box.unreadable")
    cip = product[1:] if product.startswith(_FRENCH) else ""
    expires = _day(said["17"]) if "17" in said else ""
    return Box(product, cip, expires, said.get("10", ""), said.get("21", ""))


def proven(digits: str) -> bool:
    """Say whether the last digit of a product's code proves the others (GS1, 7.9)."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    weighed = zip(reversed(digits), (1, 3) * len(digits), strict=False)
    return sum(int(digit) * weight for digit, weight in weighed) % 10 == 0


def _elements(text: str) -> list[tuple[str, str]]:
    if text.startswith("("):
        found = _WRITTEN.findall(text)
        written = "".join(f"({name}){value}" for name, value in found)
        if written != text:
            raise Refused("box.unreadable")
        return [(name, value.strip()) for name, value in found]
    return _joined(text.removeprefix(_START).lstrip(_MARK))


def _joined(text: str) -> list[tuple[str, str]]:
    """Part elements written one after the other; the open ones end at a mark."""
    found = []
    while text:
        name = text[:2]
        if size := _FIXED.get(name):
            value, text = text[2 : 2 + size], text[2 + size :].removeprefix(_MARK)
            if len(value) != size:
                raise Refused("box.unreadable")
        else:
            name = _open(text)
            value, _, text = text[len(name) :].partition(_MARK)
        found.append((name, value))
    return found


def _open(text: str) -> str:
    known = _OPEN.match(text)
    if known is None:
        raise Refused("box.unreadable")
    return known.group()


def _day(written: str) -> str:
    """Return YYMMDD as ISO text; day 00 is the whole month."""
    if not (written.isascii() and written.isdigit()):
        raise Refused("box.unreadable")
    month = f"20{written[:2]}-{written[2:4]}"
    try:
        return When.parse(
            month if written[4:] == "00" else f"{month}-{written[4:]}"
        ).text
    except Refused as error:
        raise Refused("box.unreadable") from error
