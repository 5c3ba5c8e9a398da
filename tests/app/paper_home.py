"""A home in dictionaries for the tests of flows: clock, ids, vault, files, airlock."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from app.domain.changes import Changes
from app.domain.errors import Refused
from app.domain.foreign import Block, Extract, Hit, Laid, Picture, Shape
from app.domain.ids import IdMint, SpaceId
from app.domain.lent import Lent, start_of
from app.domain.space import Space
from app.flows.documents import Documents
from app.flows.drafts import Drafts
from app.flows.folders import Folders
from app.flows.kept_searches import KeptSearches
from app.flows.measures import Measures
from app.flows.preferences import Preferences
from app.flows.profile.candidates import Candidates
from app.flows.profile.lines import ProfileLines
from app.flows.profile.links import Links
from app.flows.profile.stays import Stays
from app.flows.search import Search
from app.flows.trash import Trash
from app.flows.world import World
from app.ports.pulse import Listener
from app.ports.world import Entropy
from storage.memory.blobs import MemoryBlobs
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.fictitious.airlock import Bare, Held

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
PARIS = timezone(timedelta(hours=1))


def days(count: float) -> timedelta:
    """Return that many days."""
    return timedelta(days=count)


class Silence:
    """A pulse nobody listens to."""

    def listen(self, listener: Listener) -> "Silence":
        """Forget the listener."""
        del listener
        return self

    def __call__(self) -> None:
        """Stop listening."""

    def beat(self, changes: Changes) -> None:
        """Tell nobody."""


class Glass(Bare):
    """An airlock that reads text as it is; `BAD` is a damaged file."""

    def __init__(self) -> None:
        self.reading: Extract | None = None

    def read(self, content: Held, *, name: str) -> Extract:
        """Return the text, or what the test prepared."""
        del name
        if start_of(content, 3) == b"BAD":
            raise Refused("import.damaged")
        if isinstance(content, Lent) and not self.reading:
            raise Refused("import.unknown_format")
        return self.reading or Extract("text/plain", 1, content.decode("latin-1"))

    def draw(self, content: Held, *, page: int, width: int) -> Picture:
        """Draw a page whose bytes say what it is."""
        return Picture(b"PNG%d" % page + content[:4], width, width)

    def lay(self, content: Held) -> Laid:
        """Lay the whole text as one paragraph."""
        words = content.decode("latin-1")
        return Laid((Block(Shape.PARAGRAPH, (words,)),))

    def find(self, content: Held, *, words: str) -> tuple[Hit, ...]:
        """Find words where they are, one page a file."""
        count: int = content.decode("latin-1").count(words)
        return (Hit(0, ()),) * count


def count_up() -> Entropy:
    """Return bytes that never repeat, the same from one run to the next."""
    state = [0]

    def draw(size: int) -> bytes:
        state[0] += 1
        return state[0].to_bytes(8, "big").rjust(size, b"\5")[-size:]

    return draw


@dataclass
class PaperHome:
    """Flows on a vault in memory; *now* may be moved by a test."""

    birth_date: str = "1958-03-12"
    now: datetime = NOW
    zone: tzinfo = PARIS
    airlock: Glass = field(default_factory=Glass)

    def __post_init__(self) -> None:
        """Build the flows."""
        entropy = count_up()
        self.space = Space(SpaceId(bytes(15) + b"\1"), "Rose", self.birth_date)
        self.vault = MemoryVault(Memory(), Silence())
        self.blobs = MemoryBlobs(now=lambda: self.now)
        new_id = IdMint(lambda: self.now, entropy)
        world = World(lambda: self.now, entropy, new_id)
        self.measures = Measures(
            self.vault, self.space, now=lambda: self.now, new_id=new_id, zone=self.zone
        )
        self.documents = Documents(
            self.vault,
            self.blobs,
            self.airlock,
            self.space,
            lambda: self.now,
            new_id,
            entropy,
            self.zone,
        )
        self.search = Search(self.vault, self.space)
        self.links = Links(self.vault, world, self.space)
        self.candidates = Candidates(self.links)
        self.stays = Stays(self.vault, world, self.space)
        self.profile = ProfileLines(self.vault, world, self.space)
        self.kept_searches = KeptSearches(self.vault, world, self.space)
        self.trash = Trash(self.vault, self.blobs, world, self.space)
        self.folders = Folders(self.vault, world, self.space)
        self.preferences = Preferences(self.vault, world, self.space)
        self.drafts = Drafts(self.vault)
