"""« Bloquer » : professionals one hears from no more, on every device of the person."""

from dataclasses import dataclass
from typing import Final

from app.flows.preferences import Preferences

BLOCKED: Final = "message.blocked/"
"""The name of the preference that blocks somebody, by their identity (hex)."""

_YES: Final = "yes"


@dataclass(frozen=True, slots=True, repr=False)
class Blocked:
    """Says who is: of two choices made apart, the later one stays.

    It lies with the settings of the space, which no correspondent reads.
    """

    preferences: Preferences

    def holds(self, identity: str) -> bool:
        """Say whether somebody (hexadecimal) is blocked; "" is nobody."""
        return bool(identity and self.preferences.get(BLOCKED + identity))

    def block(self, identity: str) -> None:
        """Block somebody."""
        self.preferences.put(BLOCKED + identity, _YES)

    def unblock(self, identity: str) -> None:
        """Block them no more; what was ended stays ended."""
        self.preferences.put(BLOCKED + identity, "")
