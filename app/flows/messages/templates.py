"""« Modèles » : words one often writes, kept on every device of the person."""

from dataclasses import dataclass
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import EntryId
from app.domain.message import TEMPLATES_MAX, TEXT_MAX, Template
from app.domain.query import Filters
from app.flows.preferences import Preferences
from app.flows.shelf import Shelf
from app.kinds import preference

TEMPLATE: Final = "message.template"
"""The name of the preferences that each keep one."""


@dataclass(frozen=True, slots=True, repr=False)
class Templates:
    """Each is an element of its own: two devices that keep apart keep both.

    They lie with the settings of the space, which no correspondent reads.
    """

    preferences: Preferences

    def every(self) -> list[Template]:
        """Return them, the one kept last first."""
        found = self._shelf.every(Filters(category=TEMPLATE))
        kept = sorted(found, key=lambda one: one.id, reverse=True)
        return [_template(one) for one in kept]

    def keep(self, text: str) -> Template:
        """Keep words; those kept already are kept once.

        Raises Refused("message.empty" | "message.too_long" |
        "message.too_many_templates").
        """
        words, known = visible(text.replace("\t", " ")).strip(), self.every()
        if not words:
            raise Refused("message.empty")
        if len(words) > TEXT_MAX:
            raise Refused("message.too_long")
        same = next((one for one in known if one.text == words), None)
        if same is None and len(known) >= TEMPLATES_MAX:
            raise Refused("message.too_many_templates")
        fresh = self.preferences.fresh
        return same or _template(self._shelf.put(fresh(TEMPLATE, words)))

    def drop(self, own: bytes) -> None:
        """Keep one no more. Raises Refused("message.no_template")."""
        if not any(one.id == own for one in self.every()):
            raise Refused("message.no_template")
        self._shelf.remove(EntryId(own))

    @property
    def _shelf(self) -> Shelf:
        own = self.preferences
        return Shelf(own.vault, own.space.id, preference.KIND.code, own.world.now)


def _template(entry: Entry) -> Template:
    return Template(entry.id, entry.meta.get("value", ""))
