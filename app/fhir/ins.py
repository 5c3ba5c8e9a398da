"""« INS » : which identifiers are national ones, and whether their key is right."""

import re

NATIONAL = frozenset(
    {"1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9"},
)
"""The OIDs of real persons (NIR, NIA); those of tests name nobody."""

_FORM = re.compile(r"(\d{5}(?:\d{2}|2[AB])\d{6})(\d{2})", re.ASCII)
_CORSICA = {"2A": "19", "2B": "18"}
_AT = slice(5, 7)


def key_holds(number: str) -> bool:
    """Say whether the two last digits are the key of the thirteen before."""
    found = _FORM.fullmatch(number)
    if not found:
        return False
    body, key = found.groups()
    department = _CORSICA.get(body[_AT], body[_AT])
    digits = body[: _AT.start] + department + body[_AT.stop :]
    return 97 - int(digits) % 97 == int(key)


def national(identifier: str) -> str:
    """Return the number of an `OID|value`, "" unless it can name one person."""
    oid, _, number = identifier.partition("|")
    return number if oid in NATIONAL and key_holds(number) else ""
