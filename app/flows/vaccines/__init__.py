"""« Vaccins » : the booklet of doses, what documents say of them, the calendar."""

from dataclasses import dataclass

from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Vaccines:
    """What a person can do with vaccines: all the flows of this room."""

    booklet: Booklet
    calendar: Calendar
