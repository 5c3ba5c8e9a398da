"""« Mémoire » : what the record answered, shown at once when asked again."""

from collections.abc import Callable
from typing import Any, Final

import flet as ft

from app.domain.changes import Changes
from views.house import House

_NAME: Final = "remembered"


class Remembered:
    """The last answer to each named question, until what it speaks of changes.

    It lives in the memory of one page, and is of one open house only.
    """

    def __init__(self, house: House) -> None:
        self.house = house
        self._answers: dict[str, tuple[object, tuple[str, ...], Any]] = {}
        self._beats = 0
        self.end = house.pulse.listen(self._heard)

    def recall(self, name: str, key: object) -> Any:  # noqa: ANN401 - any answer
        """Return the answer to the question *name* of that *key*, None when unknown."""
        asked, _, answer = self._answers.get(name, (None, (), None))
        return answer if asked == key else None

    def keeper(
        self, name: str, key: object, kinds: tuple[str, ...]
    ) -> Callable[..., None]:
        """Return what keeps an answer: taken before the question is asked.

        A change that came meanwhile makes the answer an old one: it is not kept.
        """
        began = self._beats

        def keep(answer: object) -> None:
            if name and began == self._beats:
                self._answers[name] = (key, kinds, answer)

        return keep

    def _heard(self, changes: Changes) -> None:
        self._beats += 1
        for name, (_, kinds, _) in list(self._answers.items()):
            if changes.touches(*kinds):
                self._answers.pop(name, None)


def forgotten(page: ft.Page) -> None:
    """Listen no more to what a page remembers: its house is left."""
    found: Remembered | None = page.session.store.get(_NAME)
    if found:
        found.end()


def remembered(house: House) -> Remembered:
    """Return the memory of the page being drawn, for the house that is open."""
    store = ft.context.page.session.store
    found: Remembered | None = store.get(_NAME)
    if found is None or found.house is not house:
        forgotten(ft.context.page)
        found = Remembered(house)
        store.set(_NAME, found)
    return found
