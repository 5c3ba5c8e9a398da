"""Words made plain: to compare them, and to show foreign ones without danger."""

import unicodedata

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})


def plain(text: str) -> str:
    """Return *text* as a person types it in a hurry: `Œdème` gives `oedeme`."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(one for one in bare if not unicodedata.combining(one))
    return letters.translate(_LETTERS)


def visible(text: str) -> str:
    """Return *text* without what commands a terminal or turns the writing around.

    Control, formatting and unassigned characters go, line ends stay.
    """
    if text.isprintable():
        return text
    return "".join(
        one for one in text if one == "\n" or unicodedata.category(one)[0] != "C"
    )
