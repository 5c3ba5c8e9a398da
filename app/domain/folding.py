"""Words without capitals, accents, ligatures nor curly apostrophes."""

import unicodedata

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})


def plain(text: str) -> str:
    """Return *text* as a person types it in a hurry: `Œdème` gives `oedeme`."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(one for one in bare if not unicodedata.combining(one))
    return letters.translate(_LETTERS)
