"""« Carnet de l'enfant » : what is told of a birth, of a visit, of a step forward."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Newborn:
    """« Période néonatale » : decimals as text, "" for what nobody knows.

    *weight* is in g, *height* and *head* in cm, *weeks* are whole weeks since the
    last period; the three Apgar scores go from 0 to 10.
    """

    weight: str = ""
    height: str = ""
    head: str = ""
    weeks: str = ""
    apgar1: str = ""
    apgar5: str = ""
    apgar10: str = ""
    place: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Visit:
    """« Examen fait » : its *day* (ISO, any precision), *who* did it, what was said."""

    day: str = ""
    who: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ChildNote:
    """« Repère » or « Note pour l'école » : its *topic*, its *day*, its words.

    *topic* is `milestone`, `school` or `other`.
    """

    topic: str
    day: str = ""
    title: str = ""
    text: str = ""
