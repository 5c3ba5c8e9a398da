"""« Montant » in euros as a person types it: « 26,5 », « 1 200 € »; never a float."""

import re
from decimal import Decimal
from typing import Final

_TYPED: Final = re.compile(r"(\d{1,7}(?:[.,]\d{1,2})?)(?:€|eur|euros?)?", re.ASCII)
_SPACES: Final = re.compile(r"\s")


def euros(text: str) -> str:
    """Return an amount with its two decimals, `1200.00`; "" for what is none."""
    found = _TYPED.fullmatch(_SPACES.sub("", text).casefold())
    return f"{Decimal(found[1].replace(',', '.')):.2f}" if found else ""
