"""Who the example is, and the papers of three years, day by day."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from app.domain.immunization import Immunization

STORY: Final = Path(__file__).with_name("story.toml")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: *lines* are written on it, *picture* is drawn instead when named.

    *trashed* is for how many days it has been in the trash, *renewed* how many days
    ago it was written anew, 0 for never. *medicines* are those its code prescribes.
    """

    title: str
    category: str
    day: date
    place: str
    lines: tuple[str, ...] = ()
    picture: str = ""
    pages: int = 1
    folder: str = ""
    pinned: bool = False
    archived: bool = False
    trashed: int = 0
    renewed: int = 0
    medicines: tuple[dict[str, Any], ...] = ()

    @property
    def later(self) -> int:
        """How many days ago something became of it, 0 for nothing."""
        return self.trashed or self.renewed


@dataclass(frozen=True, slots=True)
class Slip:
    """A value noted wrong, then corrected, and why."""

    kind: str
    wrong: str
    right: str
    note: str


@dataclass(frozen=True, slots=True)
class StayTold:
    """A stay in a hospital, from *first* to *last* days ago, and its papers."""

    facility: str
    unit: str
    reason: str
    comment: str
    first: int
    last: int
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Names and places of somebody who does not exist.

    *here* and *other* are what she calls her two devices; *mention* stands on each
    paper; *search* is one she keeps; *patient*, *signer* and *listed* (the day of the
    list of signers) are for prescriptions; *undecided* is the title of a paper her
    devices name differently, and the other name.
    """

    name: str
    born: str
    here: str
    other: str
    mention: str
    folders: tuple[str, ...]
    search: str
    stay: StayTold
    undecided: tuple[str, str]
    slip: Slip
    patient: str
    signer: str
    listed: str


def story() -> Story:
    """Return who the example is."""
    told = _told()
    return Story(
        name=told["name"],
        born=told["born"],
        here=told["here"],
        other=told["other"],
        mention=told["mention"],
        folders=tuple(told["folders"]),
        search=told["search"],
        stay=StayTold(**told["stay"] | {"papers": tuple(told["stay"]["papers"])}),
        undecided=(told["conflict"]["paper"], told["conflict"]["title"]),
        slip=Slip(**told["slip"]),
        **told["signing"],
    )


def papers(today: date) -> Iterator[Paper]:
    """Give every paper, none from *today* on."""
    for model in _told()["papers"]:
        for rank in range(model.get("count", 1)):
            back = model["first"] + rank * model.get("every", 0)
            yield _paper(model, today - timedelta(days=back), newest=rank == 0)


def doses() -> Iterator[tuple[Immunization, int]]:
    """Give every dose she noted, and how many days ago; 0 when its date is written."""
    for told in _told()["vaccines"]:
        said = {name: text for name, text in told.items() if name != "back"}
        yield Immunization(**said), told.get("back", 0)


def _paper(model: dict[str, Any], day: date, *, newest: bool) -> Paper:
    """Return one paper of a model; the newest of several is at hand, and signed."""
    told = {name: model[name] for name in model if name in Paper.__slots__}
    told["lines"] = tuple(model.get("lines", ()))
    told["pinned"] = newest and model.get("pinned", False)
    told["medicines"] = tuple(model.get("medicines", ())) if newest else ()
    return Paper(day=day, **told)


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(STORY.read_text(encoding="utf-8"))
