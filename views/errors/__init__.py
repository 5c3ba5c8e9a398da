"""One entry a code: what happened, what to do, what is not lost."""

from collections.abc import Mapping

from views.errors import exchange, home, person
from views.text import _

SENTENCES = {
    code: said
    for family in (person.SAID, home.SAID, exchange.SAID)
    for codes, said in family.items()
    for code in codes.split()
}
"""Each code and its sentence, in the source language."""


class _Details(dict[str, str]):
    """A detail that was not given is shown as a gap, never as an error."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence_for(code: str, details: Mapping[str, str] | None = None) -> str:
    """Say in words what *code* means, in the language chosen."""
    said = SENTENCES.get(code, SENTENCES["internal"])
    return _(said).format_map(_Details(details or {}))
