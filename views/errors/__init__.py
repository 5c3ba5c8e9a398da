"""One entry a code: what happened, what to do, what is not lost."""

from collections.abc import Mapping
from typing import Final

from views.errors import (
    agenda,
    devices,
    entrusting,
    exchange,
    feeds,
    home,
    imports,
    messages,
    person,
    services,
    signing,
)
from views.text import _, ngettext

_MINUTE: Final = 60

_FAMILIES = (
    *(person.SAID, home.SAID, exchange.SAID, entrusting.SAID),
    *(devices.SAID, imports.SAID, feeds.SAID, services.SAID, messages.SAID),
    signing.SAID,
    agenda.SAID,
)
SENTENCES = {
    code: said
    for family in _FAMILIES
    for codes, said in family.items()
    for code in codes.split()
}
"""Each code and its sentence, in the source language."""


class _Details(dict[str, str]):
    """A detail that was not given is shown as a gap, never as an error."""

    def __missing__(self, key: str) -> str:
        if key == "delay" and self.get("seconds", "").isdecimal():
            return _delay(int(self["seconds"]))
        return "…"


def _delay(seconds: int) -> str:
    """Say a wait as people do: in seconds, then in minutes."""
    if seconds < 2 * _MINUTE:
        words = ngettext("{count} seconde", "{count} secondes", seconds)
        return words.format(count=seconds)
    minutes = -(-seconds // _MINUTE)
    words = ngettext("{count} minute", "{count} minutes", minutes)
    return words.format(count=minutes)


def sentence_for(code: str, details: Mapping[str, str] | None = None) -> str:
    """Say in words what *code* means, in the language chosen."""
    said = SENTENCES.get(code, SENTENCES["internal"])
    return _(said).format_map(_Details(details or {}))
