"""What would betray somebody real: a number of social security, a telephone, a mail.

The telephones that Arcep keeps for works of fiction are nobody's.
"""

import re

_FORMS = {
    "nir": r"[12]\s?\d{2}\s?\d{2}\s?\d{2}\s?\d{3}\s?\d{3}(?:\s?\d{2})?",
    "telephone": r"(?!01[\s.]?99[\s.]?00|06[\s.]?39[\s.]?98)0[1-9](?:[\s.]?\d{2}){4}",
    "mail": r"[\w.]+@[\w.]+\.\w+",
    "rpps": r"(?<!\d)(?:10|8)\d{9}(?!\d)",
}


def looks_real(text: str) -> list[str]:
    """Return the names of what was found."""
    return [name for name, form in _FORMS.items() if re.search(form, text)]
