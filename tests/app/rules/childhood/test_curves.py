"""A reference is a file with its origin and its licence, or it is not there."""

import json
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.rules.childhood.curves import (
    Beside,
    all_curves,
    curves_of,
    fitting,
    read_curves,
    texts_in,
)

pytestmark = [pytest.mark.covers("C-143"), pytest.mark.covers("C-039")]
FICTIVE: dict[str, Any] = {
    "measure": "body-weight",
    "sex": "F",
    "ages": {"from": 0, "to": 36},
    "line": "C50",
    "points": [[0, 1], [12, 2.50], [36, 3]],
    "source": "Courbe entièrement fictive, écrite pour ce test",
    "licence": "Domaine public",
}


def written(*rows: dict[str, Any]) -> str:
    """Return a file of curves."""
    return json.dumps({"curves": rows})


def test_a_fictitious_file_is_read_to_the_last_decimal() -> None:
    (curve,) = read_curves(written(FICTIVE).replace("2.5", "2.50"))
    assert (curve.since, curve.until, curve.line) == (Decimal(0), Decimal(36), "C50")
    assert [str(value) for _, value in curve.points] == ["1", "2.50", "3"]
    assert "fictive" in curve.source


def test_each_file_of_a_folder_is_read_and_an_absent_folder_is_none(
    tmp_path: Path,
) -> None:
    (tmp_path / "b.json").write_text(written({**FICTIVE, "line": "C97"}))
    (tmp_path / "a.json").write_text(written(FICTIVE))
    (tmp_path / "README.md").write_text("Not a curve.")
    found = curves_of(texts_in(tmp_path))
    assert [one.line for one in found.read] == ["C50", "C97"]
    assert found.fault == ""
    assert texts_in(tmp_path / "absent") == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (b"{", "growth.unreadable"),
        (b'{"curves": "\xe9"}', "growth.unreadable"),
        (written({**FICTIVE, "source": ""}).encode(), "growth.unsourced"),
    ],
)
def test_a_faulty_file_hides_only_itself_and_is_told(
    tmp_path: Path, wrong: bytes, code: str
) -> None:
    (tmp_path / "a.json").write_bytes(wrong)
    (tmp_path / "b.json").write_text(written(FICTIVE))
    found = curves_of(texts_in(tmp_path))
    assert [one.line for one in found.read] == ["C50"]
    assert found.fault == code


def test_none_is_shipped_beside_the_standards_of_who() -> None:
    assert all_curves() == Beside()


@pytest.mark.parametrize("name", ["source", "licence"])
@pytest.mark.parametrize("text", ["", "  "])
def test_one_without_origin_or_licence_is_refused(name: str, text: str) -> None:
    with pytest.raises(Refused, match=r"growth\.unsourced"):
        read_curves(written(FICTIVE, {**FICTIVE, name: text}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"sex": "X"},
        {"points": [[0, 1]]},
        {"points": [[12, 1], [0, 2]]},
        {"points": [[0, 1], [0, 2]]},
        {"points": [[0, "NaN"], [1, 2]]},
        {"points": "abc"},
        {"ages": {"from": 36, "to": 0}},
        {"ages": {"from": 0}},
    ],
)
def test_a_file_badly_made_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=r"growth\.unreadable"):
        read_curves(written({**FICTIVE, **wrong}))


@given(st.text())
def test_any_text_gives_curves_or_is_refused(text: str) -> None:
    with suppress(Refused):
        assert read_curves(text) is not None


def test_the_narrowest_set_that_holds_the_age_is_drawn() -> None:
    wide = {**FICTIVE, "ages": {"from": 0, "to": 216}, "line": "C3"}
    boys = {**FICTIVE, "sex": "M"}
    curves = read_curves(written(FICTIVE, wide, boys))
    lines = [one.line for one in fitting(curves, "body-weight", "F", Decimal(10))]
    assert lines == ["C50"]
    older = [one.line for one in fitting(curves, "body-weight", "F", Decimal(50))]
    assert older == ["C3"]
    assert fitting(curves, "body-height", "F", Decimal(10)) == []
    assert fitting(curves, "body-weight", "", Decimal(10)) == []
