"""What is typed of a birth is read as people write it, bounded, never guessed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.childhood import Newborn
from app.domain.errors import Refused
from app.domain.foreign import Found, Matter
from app.flows.childhood.newborn import BOUNDS, sound, taken_from
from sync.airlock.parent import SealedAirlock

pytestmark = pytest.mark.covers("C-143")


def test_spaces_and_commas_are_understood() -> None:
    typed = Newborn(
        "3 250", " 50 ", "34,5", "39", "9", "10", "10", " CHU  Fictif ", " Né. "
    )
    assert sound(typed) == Newborn(
        "3250", "50", "34.5", "39", "9", "10", "10", "CHU Fictif", "Né."
    )


def test_nothing_is_nothing() -> None:
    assert sound(Newborn(weight="  ", place="\u200b")) == Newborn()


@pytest.mark.parametrize(
    ("typed", "code", "line"),
    [
        (Newborn(weight="lourd"), "newborn.number", "weight"),
        (Newborn(weight="3250,5"), "newborn.number", "weight"),
        (Newborn(weight="-3250"), "newborn.number", "weight"),
        (Newborn(weight="3,2"), "newborn.number", "weight"),
        (Newborn(weight="32500"), "newborn.range", "weight"),
        (Newborn(height="500"), "newborn.range", "height"),
        (Newborn(head="3,5"), "newborn.range", "head"),
        (Newborn(weeks="9"), "newborn.range", "weeks"),
        (Newborn(apgar5="11"), "newborn.range", "apgar5"),
        (Newborn(place="x" * 201), "stay.line_too_long", "place"),
        (Newborn(comment="x" * 3001), "document.comment_too_long", "comment"),
    ],
)
def test_what_cannot_be_is_refused_at_its_line(
    typed: Newborn, code: str, line: str
) -> None:
    with pytest.raises(Refused) as refused:
        sound(typed)
    assert (refused.value.code, refused.value.details["line"]) == (code, line)


@given(st.sampled_from(sorted(BOUNDS)), st.text(max_size=12))
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    try:
        kept = getattr(sound(Newborn(**{name: text})), name)
    except Refused:
        return
    low, high = BOUNDS[name]
    assert kept == "" or low <= type(low)(kept) <= high


def found(code: str, value: str, unit: str) -> Found:
    """Return a measure a document tells."""
    return Found(Matter.MEASURE, "Mesure", value, unit, code=code)


def test_the_figures_of_a_certificate_are_taken_by_their_codes() -> None:
    told = [
        found("29463-7", "3900", "g"),
        found("8302-2", "52", "cm"),
        found("9274-2", "10", "{score}"),
        found("2345-7", "1", "g/L"),
    ]
    assert taken_from(told) == Newborn("3900", "52", apgar5="10")


def test_another_unit_or_what_cannot_be_is_left_out() -> None:
    told = [found("29463-7", "3.9", "kg"), found("8302-2", "520", "cm")]
    assert taken_from([*told, found("8287-5", "35", "cm")]) == Newborn(head="35")


def test_the_official_certificate_of_the_8th_day_fills_the_form(samples: Path) -> None:
    content = (samples / "standards/cda/CSE-CS8_2024.01.xml").read_bytes()
    airlock = SealedAirlock()
    try:
        taken = taken_from(airlock.lay(content).found)
    finally:
        airlock.close()
    assert taken == Newborn("3900", "52", "35", "", "10", "10", "10")
