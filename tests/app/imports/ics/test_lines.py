"""Lines are unfolded, decoded and cut, broken ones too."""

import pytest

from app.domain.errors import Refused
from app.imports.ics.lines import SIZE_MAX, VALUE_MAX, Line, lines

pytestmark = pytest.mark.covers("C-065")


def told(content: bytes) -> tuple[list[Line], set[str]]:
    findings = set[str]()
    return list(lines(content, findings)), findings


def test_a_folded_line_is_one_even_inside_a_letter() -> None:
    raw = "SUMMARY:Rééducation".encode()
    at = raw.index("é".encode()) + 1
    (one,), findings = told(raw[:at] + b"\r\n " + raw[at:] + b"\r\n")
    assert (one.words, findings) == ("Rééducation", set())


def test_parameters_may_hold_what_ends_a_name() -> None:
    (one,), _ = told(b'ATTENDEE;CN="A: b; c";ROLE=X:mailto:a@exemple.fr')
    assert (one.name, one.says("CN"), one.says("ROLE")) == ("ATTENDEE", "A: b; c", "X")
    assert one.value == "mailto:a@exemple.fr"
    assert one.says("NONE") == ""


def test_escapes_are_taken_away_once() -> None:
    (one,), _ = told(rb"DESCRIPTION:a\, b\; c\\n d\Ne\n")
    assert one.words == "a, b; c\\n d\ne\n"


def test_a_line_without_name_goes_on_with_the_one_before_and_is_said() -> None:
    (one,), findings = told(b"SUMMARY:un mot\r\n trop\r\ncoup\xc3\xa9")
    assert (one.value, findings) == ("un mottropcoupé", {"ics.folding"})


def test_another_alphabet_is_said() -> None:
    (one,), findings = told(b"SUMMARY:H\xf4pital")
    assert (one.value, findings) == ("Hôpital", {"ics.charset"})


def test_a_giant_value_is_cut_and_a_giant_file_refused() -> None:
    (one,), _ = told(b"X:" + b"a" * (VALUE_MAX + 9))
    assert len(one.value) == VALUE_MAX
    with pytest.raises(Refused, match=r"import\.too_large"):
        told(b"X:" + b"a" * SIZE_MAX)
