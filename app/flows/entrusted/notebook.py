"""« Carnet » : what a reader writes to prepare something for who entrusts them."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.entrusted import EntrustedState
from app.domain.ids import SpaceId
from app.flows.drafts import Drafts
from app.flows.entrusted.spaces import EntrustedSpaces


@dataclass(frozen=True, slots=True, repr=False)
class Notebook:
    """It lies beside what is entrusted, on this device: in the space of neither.

    Each rubric one may read keeps all of it under its own name: what is written goes
    with the last of them, and nothing is written once there is none.
    """

    spaces: EntrustedSpaces
    space: SpaceId

    def get(self, name: str) -> Mapping[str, str]:
        """Return what a form held, nothing when it has no draft."""
        found = (self._drafts.get(each) for each in self._places(name))
        return next(filter(None, found), {})

    def keep(self, name: str, fields: Mapping[str, str]) -> None:
        """Keep what a form holds now."""
        for each in self._places(name):
            self._drafts.keep(each, fields)

    def drop(self, name: str) -> None:
        """Forget a draft."""
        for each in self._places(name):
            self._drafts.drop(each)

    def recall(self, name: str) -> str:
        """Return the words kept under a name, "" for none."""
        return self.get(name).get(name, "")

    def remember(self, name: str, text: str) -> None:
        """Keep words under a name."""
        self.keep(name, {name: text})

    @property
    def _drafts(self) -> Drafts:
        return Drafts(self.spaces.store.vault)

    def _places(self, name: str) -> list[str]:
        every = (one for one in self.spaces.every() if one.space == self.space)
        read = (one for one in every if one.state is EntrustedState.OPEN)
        lanes = [each.lane for one in read for each in one.rubrics]
        return [f"{name}/{lane.hex()}/" for lane in lanes]
