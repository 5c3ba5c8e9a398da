"""Fictitious French medical documents, always the same for a seed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.fictitious import printing, wording

_SCAN_ROWS, _SCAN_WIDTH, _SCANS = 2_300, 2_200, 12
_FORMS = ("pdf", "pdf", "rtf", "pdf", "jpg", "txt", "pdf", "tiff", "cp1252", "png")
_SUFFIXES = {"cp1252": "txt", "heavy": "pdf"}
_PICTURES = frozenset({"jpg", "png", "tiff"})
_WORDS = 3


@dataclass(frozen=True, slots=True)
class Fictitious:
    """A file and what must be found of it.

    *words* are in its text layer, or in its name when it is a picture.
    """

    name: str
    content: bytes = field(repr=False)
    words: tuple[str, ...]
    category: str
    date: str
    title: str


def documents(seed: int, count: int, *, heavy: bool = True) -> Iterator[Fictitious]:
    """Give *count* documents of every form; the last one weighs 60 MB if *heavy*."""
    for number in range(count):
        dice = Random(f"{seed}:{number}")  # noqa: S311  nothing secret here
        last = heavy and number == count - 1
        form = "heavy" if last else _FORMS[number % len(_FORMS)]
        yield _document(dice, number, form)


def _document(dice: Random, number: int, form: str) -> Fictitious:
    model = dice.choice(wording.MODELS)
    blanks = _blanks(dice)
    date = (
        f"{dice.randint(2009, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    )
    reference = f"FIC{number:04}"
    title = f"{model.title.format(**blanks)} ({reference})"
    sentences = [sentence.format(**blanks) for sentence in model.sentences]
    head = [blanks["place"], f"Le {date}, référence {reference}", "", title, ""]
    lines = [*head, *sentences, "", wording.MENTION]
    shown = title if form in _PICTURES else " ".join(sentences)
    words = sorted({word.strip(".,;:()") for word in shown.split()}, key=len)
    stem = title.replace("/", "-").replace(" :", ",")
    return Fictitious(
        name=f"{stem}.{_SUFFIXES.get(form, form)}",
        content=_written(dice, form, lines, title=title, date=date),
        words=(*words[-_WORDS:], reference),
        category=model.category,
        date=date,
        title=title,
    )


def _blanks(dice: Random) -> dict[str, str]:
    given, surname = dice.choice(wording.GIVEN_NAMES), dice.choice(wording.SURNAMES)
    return {
        "person": f"{given} {surname}",
        "place": dice.choice(wording.PLACES),
        "drug": dice.choice(wording.DRUGS),
        "sign": dice.choice(wording.SIGNS),
        "part": dice.choice(wording.PARTS),
        "dose": dice.choice(wording.DOSES),
        "days": str(dice.randint(2, 9)),
    }


def _written(
    dice: Random, form: str, lines: list[str], *, title: str, date: str
) -> bytes:
    blank = [""] * (printing.LINES - len(lines))
    forms = {
        "pdf": lambda: printing.pdf(
            [*lines, *blank] * dice.randint(1, 4), title=title, date=date
        ),
        "heavy": lambda: printing.pdf(
            lines, title=title, date=date, scans=_scans(dice)
        ),
        "rtf": lambda: printing.rtf(lines, title=title, date=date),
        "jpg": lambda: printing.photograph(
            lines, date=date, turned=dice.random() < 0.5
        ),
        "png": lambda: printing.png(lines),
        "tiff": lambda: printing.tiff([lines] * dice.randint(2, 5)),
        "cp1252": lambda: "\r\n".join(lines).encode("cp1252"),
        "txt": lambda: "\n".join(lines).encode(),
    }
    return forms[form]()


def _scans(dice: Random) -> list[bytes]:
    """Grey noise, which nothing compresses: 60 MB of it."""
    return [dice.randbytes(_SCAN_ROWS * _SCAN_WIDTH) for _ in range(_SCANS)]
