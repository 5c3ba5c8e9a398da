"""The papers and the mornings of one fictitious person, in the order of time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import cos, tau
from random import Random
from typing import Final

from app.domain.foreign import Extract
from tests.fictitious import printing, wording

PERSON: Final = "Jeanne Moreau"
PAST: Final = 30
"""Years the oldest paper goes back, before the ones that are followed day by day."""
LATELY: Final = 0.4
"""Share of the papers received in the years that are followed."""
FAX, PHOTO, NOTE = 499, 250, 20
"""One paper in so many is a scan of several pages, a photograph, a plain text."""
WEIGHTS: Final = (26, 16, 4, 22, 10, 4, 2, 4, 4, 8)
"""How often each model of `wording.MODELS` comes."""
FEVERS: Final = (17, 61, 97)
"""One day in so many has a fever; which of these, chance says."""
MEDIA: Final = {
    "pdf": "application/pdf",
    "tiff": "image/tiff",
    "jpg": "image/jpeg",
    "txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: its file, what it says, when it was added."""

    name: str
    content: bytes = field(repr=False)
    reading: Extract
    category: str
    date: str
    title: str
    added: datetime


@dataclass(frozen=True, slots=True)
class Morning:
    """What was measured one morning, by kind, as typed."""

    at: datetime
    values: Mapping[str, list[str]]


def papers(seed: int, count: int, today: date, years: int) -> Iterator[Paper]:
    """Give *count* papers, oldest first; the old ones came in on the first day."""
    dice = Random(f"{seed}:papers")  # noqa: S311 - a story, not a secret
    opened = today - timedelta(days=365 * years)
    recent = round(count * LATELY)
    days = [opened - timedelta(dice.randrange(365 * PAST)) for _ in range(count)]
    days[:recent] = [
        today - timedelta(1 + dice.randrange(365 * years)) for _ in range(recent)
    ]
    for number, day in enumerate(sorted(days)):
        yield _paper(dice, number, day, max(day, opened))


def _paper(dice: Random, number: int, day: date, added: date) -> Paper:
    model = dice.choices(wording.MODELS, WEIGHTS)[0]
    blanks = _blanks(dice)
    title = model.title.format(**blanks)
    others = dice.sample(wording.MODELS, 4)
    said = [each for one in (model, *others) for each in one.sentences]
    sentences = [each.format(**(_blanks(dice))) for each in said]
    reference = f"Dossier JM{number:05}"
    head = [blanks["place"], f"Le {day:%d/%m/%Y}. {reference}", "", title, ""]
    lines = [*head, *sentences, "", wording.MENTION]
    form, pages = _form(number)
    content = _written(form, lines, pages, (title, day.isoformat()))
    worded = form in ("pdf", "txt")
    text = "\n".join(lines * max(pages, 1)) if worded else ""
    return Paper(
        name=f"{title.replace('/', '-').replace(':', ',')} {number}.{form}",
        content=content,
        reading=Extract(MEDIA[form], pages, text, title if worded else ""),
        category=model.category,
        date=day.isoformat(),
        title=title,
        added=datetime.combine(added, time(9), UTC) + timedelta(seconds=number % 3000),
    )


def _blanks(dice: Random) -> dict[str, str]:
    return {
        "person": PERSON,
        "place": dice.choice(wording.PLACES),
        "drug": dice.choice(wording.DRUGS),
        "sign": dice.choice(wording.SIGNS),
        "part": dice.choice(wording.PARTS),
        "dose": dice.choice(wording.DOSES),
        "days": str(dice.randint(2, 9)),
    }


def _form(number: int) -> tuple[str, int]:
    """Return the form of a paper and its pages."""
    for every, form, pages in ((FAX, "tiff", 3), (PHOTO, "jpg", 1), (NOTE, "txt", 0)):
        if number % every == every - 1:
            return form, pages
    return "pdf", 1 + number % 3


def _written(form: str, lines: list[str], pages: int, about: tuple[str, str]) -> bytes:
    title, day = about
    if form == "tiff":
        return printing.tiff([lines] * pages)
    if form == "jpg":
        return printing.photograph(lines, date=day, turned=False)
    if form == "txt":
        return "\n".join(lines).encode()
    blank = [""] * (printing.LINES - len(lines) % printing.LINES)
    return printing.pdf([*lines, *blank] * pages, title=title, date=day)


def mornings(seed: int, today: date, years: int) -> Iterator[Morning]:
    """Give every morning of these years up to yesterday, oldest first."""
    dice = Random(f"{seed}:mornings")  # noqa: S311
    for rank in range(365 * years, 0, -1):
        at = datetime.combine(today - timedelta(rank), time(6, 30), UTC)
        season = cos(tau * at.timetuple().tm_yday / 365)
        yield Morning(at, _measured(dice, rank, season))


def _measured(dice: Random, rank: int, season: float) -> dict[str, list[str]]:
    """Return the values of one day; they drift, waver, follow the seasons."""

    def about(middle: float, spread: float, digits: int) -> list[str]:
        return [f"{dice.gauss(middle, spread):.{digits}f}"]

    high, low = dice.gauss(134 + 4 * season, 7), dice.gauss(81 + 2 * season, 5)
    found = {
        "blood-pressure": [f"{max(high, low + 20):.0f}", f"{low:.0f}"],
        "heart-rate": about(69, 4, 0),
        "steps-by-day": [f"{max(200, dice.gauss(4200 - 900 * season, 900)):.0f}"],
        "blood-glucose": about(1.15 + rank / 9000, 0.08, 2),
    }
    now_and_then = {
        7: {"body-weight": about(70 + rank / 300 + season, 0.4, 1)},
        11: {"pain-severity": [str(dice.randint(1, 6))]},
        30: {"waist-circumference": about(92 + rank / 300, 1, 0)},
        365: {"body-height": ["162"], "body-weight": about(70, 0.4, 1)},
        dice.choice(FEVERS): {"body-temperature": about(38.2, 0.4, 1)},
    }
    for days, values in now_and_then.items():
        found |= {} if rank % days else values
    return found
