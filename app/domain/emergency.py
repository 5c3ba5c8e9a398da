"""« Fiche d'urgence » : what somebody who helps should know at once, in words."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from app.domain.folding import visible
from app.domain.words import N_

TEXT_MAX: Final = 200
"""The longest line of a sheet, in characters; what is longer is cut, and says so."""


class Part(IntEnum):
    """What a line is about; the number is written in the code, the order is ours.

    What comes first is the last to be left out of a card that is full.
    """

    ALLERGY = 1
    TREATMENT = 2
    CONTACT = 3
    ILLNESS = 4
    BLOOD = 5
    DEVICE = 6
    TRUSTED = 7
    WISHES = 8
    FAMILY = 9


LABELS: Final = {
    Part.ALLERGY: N_("Allergies"),
    Part.TREATMENT: N_("Traitements"),
    Part.CONTACT: N_("À prévenir"),
    Part.ILLNESS: N_("Maladies"),
    Part.BLOOD: N_("Groupe sanguin"),
    Part.DEVICE: N_("Implants et appareils"),
    Part.TRUSTED: N_("Personne de confiance"),
    Part.WISHES: N_("Volontés"),
    Part.FAMILY: N_("Antécédents familiaux"),
}
"""How each part is called, on paper and on screen."""


class Level(IntEnum):
    """« Niveau » : who may read a line."""

    HIDDEN = 0
    CODE = 1
    OPEN = 2


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """One line: what it is about, and its words."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """« Carte d'urgence » : whose, made on which day, and the lines chosen.

    *birth* and *day* are ISO dates, *birth* may be "". *left* is how many chosen
    lines had no room.
    """

    name: str
    birth: str
    day: str
    lines: tuple[Told, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """A card on paper: the PDF, and the lines of its square it does not spell out."""

    pdf: bytes = field(repr=False)
    squeezed: tuple[Told, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """A card whose signature holds, and the signs that name who signed it."""

    card: Card
    signer: str


def short(text: str) -> str:
    """Return *text* as one visible line, cut where it is too long for a card."""
    line = " ".join(filter(None, map(visible, text.split())))
    return line if len(line) <= TEXT_MAX else f"{line[: TEXT_MAX - 1].rstrip()}…"
