"""A home whose owner represents children, and one scale for all."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from app.domain.ids import SpaceId
from app.domain.space import Space
from app.domain.write import Write
from app.flows.dependents.dependents import Tie
from app.flows.devices.devices import Devices
from app.flows.devices.measured import Measured, measured_by
from app.flows.devices.people import People
from app.flows.devices.told import Waiting
from app.flows.preferences import Preferences
from app.ports.radio import NoRadio
from storage.apart import Apart
from storage.memory.vault import MemoryVault
from tests.app.flows.dependents.family import Family, a_family
from tests.fictitious.heard import PARIS, SCALE, SEVEN, FakeDriver, weight


class Cut(MemoryVault):
    """A vault that stops before a write, once, where it is told to."""

    stops = False

    def commit(self, write: Write, **said: object) -> object:  # type: ignore[override]
        """Do all of *write*, or stop as a killed process does."""
        if Cut.stops:
            Cut.stops = False
            raise KeyboardInterrupt
        return super().commit(write, **said)  # type: ignore[arg-type]


@dataclass
class Household:
    """The houses of a home, each with its own flows, one scale in that of the owner."""

    family: Family = field(default_factory=a_family)

    def __post_init__(self) -> None:
        self.family.home.clock.now = SEVEN + timedelta(hours=1)
        self.people = People(self.family.dependents)
        self.own = self._of(self.family.own, Cut)
        self.scale = self.devices.add(FakeDriver(), SCALE).key

    def child(self, name: str, kilos: Decimal | str | None, born: str = "") -> Measured:
        """Add somebody, who weighed so much two days ago."""
        made = self.family.dependents.add(name, birth_date=born, tie=Tie.CHILD)
        house = self._of(made, MemoryVault)
        if kilos is not None:
            house["measures"].add(
                "body-weight", [str(kilos)], at="2026-11-19T08:00", confirmed=True
            )
        return house

    def weigh(self, kilos: str, minutes: int = 0) -> Waiting:
        """Step on the scale; return what is asked."""
        heard = weight(kilos, at=SEVEN + timedelta(minutes=minutes))
        self.devices.inbox.take_in([heard], device=SCALE)
        key = heard.key.hex()
        return next(one for one in self.devices.inbox.waiting() if one.key == key)

    @property
    def devices(self) -> Devices:
        """The devices of the owner."""
        return self.own["devices"]

    def _of(self, space: Space, sort: type[MemoryVault]) -> Measured:
        names = Apart(space.id, own=space.id == self.family.own.id)
        vault = sort(self.family.home.memory, self.family.pulse, names)
        preferences = Preferences(vault, self.family.home.world, space)
        return measured_by(
            preferences, PARIS, NoRadio(), example=False, people=self.people
        )


def space_of(house: Measured) -> SpaceId:
    """Return whose house it is."""
    return house["devices"].roster.space.id


def weights(house: Measured) -> list[str]:
    """Return the weights of a record, the newest first."""
    return [str(one.values[0]) for one in house["measures"].series("body-weight")]
