"""« Préférences » : choices that follow the person from one device to the other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.query import Query
from app.domain.space import Space
from app.domain.when import When
from app.fhir import arranging
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds import preference
from app.ports.vault import Vault

_ORDER, _HIDDEN = "order/", "hidden/"
_FEW = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing of an area, in its place; *hidden* by the person or not."""

    code: str
    hidden: bool


@dataclass(frozen=True, slots=True, repr=False)
class Preferences:
    """One entry a name, so that two devices choosing apart both keep their choice.

    The same name chosen on both: the later choice stays, nobody is asked.
    """

    vault: Vault
    world: World
    space: Space

    def get(self, name: str) -> str:
        """Return what was chosen under a name, "" for nothing."""
        return chosen(self.vault, self.space.id, name)

    def put(self, name: str, text: str) -> None:
        """Choose; "" is no choice."""
        old = self._entry(name)
        if text != (old.meta.get("value", "") if old else ""):
            entry = old or self._new(name)
            self._shelf.put(replace(entry, meta={"category": name, "value": text}))

    def fresh(self, name: str, text: str) -> Entry:
        """Return another element of a name, to be written: what it says adds up."""
        made = self._new(name)
        return replace(made, meta={**made.meta, "value": text})

    def arrangement(self, area: str, codes: Iterable[str]) -> list[Shown]:
        """Return *codes* in the person's order; those never placed come last."""
        codes = list(codes)
        placed = [one for one in dict.fromkeys(self._order(area)) if one in codes]
        rest = [code for code in codes if code not in placed]
        return [
            Shown(code, hidden=bool(self.get(_hidden(area, code))))
            for code in (*placed, *rest)
        ]

    def hide(self, area: str, code: str) -> None:
        """Take something out of an area."""
        self.put(_hidden(area, code), "yes")

    def show(self, area: str, code: str) -> None:
        """Put something back in an area."""
        self.put(_hidden(area, code), "")

    def move(self, area: str, code: str, step: int, codes: Iterable[str]) -> None:
        """Move a code among *codes*: *step* places down, up when negative."""
        order = [one.code for one in self.arrangement(area, codes)]
        place = order.index(code)
        order.insert(max(0, place + step), order.pop(place))
        self.put(_ORDER + area, " ".join(order))

    def _order(self, area: str) -> list[str]:
        return self.get(_ORDER + area).split()

    def _entry(self, name: str) -> Entry | None:
        """Return the entry of a name; born on two devices, the last one changed."""
        return _chosen(self.vault, self.space.id, name)

    def _new(self, name: str) -> Entry:
        own = EntryId(self.world.new_id())
        return Entry(
            space=self.space.id,
            id=own,
            kind=preference.KIND.code,
            body=arranging.preference(own, self.space.id),
            when=When.unknown(),
            rubric=preference.KIND.rubric,
            meta={"category": name},
        )

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.vault, self.space.id, preference.KIND.code, self.world.now)


def chosen(vault: Vault, space: SpaceId, name: str) -> str:
    """Return what was chosen under a name in a space, "" for nothing."""
    entry = _chosen(vault, space, name)
    return entry.meta.get("value", "") if entry else ""


def _chosen(vault: Vault, space: SpaceId, name: str) -> Entry | None:
    asked = Query(preference.KIND.code, category=name, limit=_FEW)
    found = vault.find(space, asked)
    return max(found, key=lambda one: (one.updated, one.id), default=None)


def _hidden(area: str, code: str) -> str:
    return f"{_HIDDEN}{area}/{code}"
