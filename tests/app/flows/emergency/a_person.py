"""A person in memory, who noted what an emergency sheet may tell."""

from dataclasses import dataclass, field, replace

from app.domain.emergency import Level
from app.domain.ids import EntryId, IdMint, SpaceId
from app.domain.space import Space
from app.domain.write import Write
from app.flows.emergency.sheet import Emergency, Unwritten
from app.flows.heart import Heart
from app.flows.identities import new_me
from app.flows.preferences import Preferences
from app.flows.profile.lines import ProfileLines
from app.flows.wishes.statements import Wishes
from app.flows.world import World
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.paper_home import NOW, PARIS


@dataclass
class Person:
    """Camille: her vault, her pulse, the flows of her emergency sheet."""

    drawn: int = 0
    heart: Heart = field(default_factory=Heart)

    def __post_init__(self) -> None:
        """Draw her keys."""
        space = Space(SpaceId(b"s" * 16), "Camille Fictive", "1958-03-12")
        self.vault = MemoryVault(Memory(), self.heart)
        self.world = World(lambda: NOW, self.dice, IdMint(lambda: NOW, self.dice))
        me = new_me(self.dice, "Linux", now=1)
        self.vault.commit(Write(space.id, secrets=me.secrets()))
        self.profile = ProfileLines(self.vault, self.world, space)
        self.wishes = Wishes(self.vault, self.world, space, PARIS)
        preferences = Preferences(self.vault, self.world, space)
        self.left = Unwritten()
        self.sheet = Emergency(self.profile, self.wishes, preferences, self.left, PARIS)

    def dice(self, count: int) -> bytes:
        """Return bytes never given before."""
        self.drawn += 1
        return self.drawn.to_bytes(count)

    def allergic(self, substance: str = "Pénicilline", reaction: str = "") -> EntryId:
        """Note an allergy."""
        said = {"substance": substance, "reaction": reaction}
        return self.profile.add("allergies", said).id

    def choose(self, level: Level, *entries: EntryId) -> None:
        """Choose lines; all of them when none is named."""
        keys = [one.hex() for one in entries]
        for one in self.sheet.choices():
            if not keys or one.key in keys:
                self.sheet.choose(one.key, level)

    def elsewhere(self, left: Unwritten) -> Emergency:
        """Return the same sheet on another place."""
        return replace(self.sheet, left_open=left)
