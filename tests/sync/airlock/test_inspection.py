"""A worker is believed on no place and no length that can be checked."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.imaging import Look, Scale, Series, Slice, Study
from app.domain.scan import WHOLE, Cut, Plate
from sync.airlock.frames import PAGED_MAX, Answer
from sync.airlock.inspection import cut, plate, scale, study

HERE = Slice(10, 20, 0, 0)
SERIES = Series("Thorax", "CT", (HERE,))
HONEST = Study((SERIES,), 1, "Camille Roche")


def test_an_honest_exam_is_kept() -> None:
    assert study(Answer(study=HONEST), 30) == HONEST


def exam(*slices: Slice, **instead: object) -> Study:
    series = replace(SERIES, slices=slices)
    return replace(HONEST, series=(series,), **instead)  # type: ignore[arg-type]  # any


@pytest.mark.parametrize(
    "lie",
    [
        None,
        replace(HONEST, series=()),
        exam(),
        exam(replace(HERE, start=-1)),
        exam(replace(HERE, size=0)),
        exam(replace(HERE, size=21)),
        exam(replace(HERE, packed=-1)),
        exam(replace(HERE, packed=PAGED_MAX + 1)),
        exam(replace(HERE, frame=5_000)),
        exam(*[HERE] * 5_001),
        exam(HERE, ignored=-1),
        exam(HERE, patient="a\0b"),
        replace(HONEST, series=(replace(SERIES, title="x" * 801),)),
        replace(HONEST, series=(replace(SERIES, modality="\x1b"),)),
    ],
)
def test_a_false_exam_is_damaged(lie: Study | None) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        study(Answer(study=lie), 30)


TRUE = Scale(0.5, 0.5, -1024, 3000, Look(40, 400))


def test_an_honest_scale_is_kept() -> None:
    assert scale(Answer(scale=TRUE)) == TRUE


@pytest.mark.parametrize(
    "lie",
    [
        None,
        replace(TRUE, across=-1.0),
        replace(TRUE, down=float("inf")),
        replace(TRUE, low=float("nan")),
        replace(TRUE, low=9.0, high=8.0),
        replace(TRUE, look=Look(float("nan"), 1)),
        replace(TRUE, look=Look(0, -1)),
    ],
)
def test_a_false_scale_is_damaged(lie: Scale | None) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        scale(Answer(scale=lie))


def test_an_honest_page_is_kept() -> None:
    assert cut(Answer(cut=Cut(turn=1))) == Cut(turn=1)


@pytest.mark.parametrize("lie", [None, Cut(WHOLE[::-1]), Cut(turn=9)])
def test_a_false_page_is_damaged(lie: Cut | None) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        cut(Answer(cut=lie))


PRINTED = Plate(8, 9, "DCTDecode", 8, 3, b"")


def test_an_honest_plate_is_kept() -> None:
    assert plate(Answer(plate=PRINTED), b"xy") == replace(PRINTED, content=b"xy")


@pytest.mark.parametrize(
    "lie",
    [
        None,
        replace(PRINTED, width=0),
        replace(PRINTED, height=4097),
        replace(PRINTED, bits=1),
        replace(PRINTED, colours=4),
        replace(PRINTED, filter="DCTDecode/DecodeParms<<>>"),
    ],
)
def test_a_false_plate_is_damaged(lie: Plate | None) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        plate(Answer(plate=lie), b"xy")


def test_an_empty_plate_is_damaged() -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        plate(Answer(plate=PRINTED), b"")
