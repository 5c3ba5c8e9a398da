"""What people wrote, and what must therefore be found at the end."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Title = str


@dataclass
class Story:
    """Each write has a title of its own and remembers what it replaced."""

    told: dict[bytes, dict[Title, bool]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    replaced: set[Title] = field(default_factory=set)

    def wrote(self, item: bytes, title: Title, before: Title | None) -> None:
        """Note a write over what its author saw."""
        self._note(item, title, before, there=True)

    def deleted(self, item: bytes, title: Title, before: Title) -> None:
        """Note a deletion of what its author saw."""
        self._note(item, title, before, there=False)

    def _note(
        self, item: bytes, title: Title, before: Title | None, *, there: bool
    ) -> None:
        self.told[item][title] = there
        if before is not None:
            self.replaced.add(before)

    def lost(
        self, final: dict[bytes, Title], aside: Iterable[tuple[bytes, Title]]
    ) -> list[Title]:
        """Return the writes nobody replaced that are neither there nor kept aside."""
        kept = {*final.items(), *aside}
        return [
            title
            for item, titles in self.told.items()
            for title, there in titles.items()
            if there and title not in self.replaced and (item, title) not in kept
        ]

    def revived(self, final: dict[bytes, Title]) -> list[bytes]:
        """Return the items that are there although every last word was a deletion."""
        return [
            item
            for item, titles in self.told.items()
            if item in final
            and not any(
                there and title not in self.replaced for title, there in titles.items()
            )
        ]
