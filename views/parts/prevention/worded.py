"""Words of a data table, in the language chosen."""

from collections.abc import Mapping

from views.text import tongue


def worded(words: Mapping[str, str]) -> str:
    """Return *words* (by language) as they are said now; French when they lack."""
    return words.get(tongue.code) or words["fr"]
