"""« Montant » in euros as a person types it: « 26,5 », « 1 200 € »; never a float."""

import re
from decimal import Decimal
from typing import Final

_TYPED: Final = re.compile(
    r"((?:[0-9]{1,7}|[0-9]{1,3}\s[0-9]{3}|[0-9]\s[0-9]{3}\s[0-9]{3})"
    r"(?:[.,][0-9]{1,2})?)\s?(?:€|eur|euros?)?"
)
"""A space stands before three digits only: « 26 50 » may be 26,50 or 2 650."""
_SPACES: Final = re.compile(r"\s")


def euros(text: str) -> str:
    """Return an amount with its two decimals, `1200.00`; "" for what is none."""
    found = _TYPED.fullmatch(text.strip().casefold())
    number = _SPACES.sub("", found[1]).replace(",", ".") if found else ""
    return f"{Decimal(number):.2f}" if number else ""
