"""The table of contents is read field by field; what is odd is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.when import When
from app.imports.xdm.table import moment, table_of
from tests.fictitious.archives import Sent, metadata


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026", "2026"),
        ("202601", "2026-01"),
        ("20260114", "2026-01-14"),
        ("2026011409", "2026-01-14"),
        ("202601140930", "2026-01-14T09:30Z"),
        ("20260114093015", "2026-01-14T09:30:15Z"),
        ("20260114093015.123", "2026-01-14T09:30:15Z"),
        ("20260231", ""),
        ("hier", ""),
        ("", ""),
    ],
)
def test_a_moment_keeps_its_precision(written: str, read: str) -> None:
    assert moment(written) == read


@given(written=st.text("0123456789.TZ+-", max_size=20))
def test_a_moment_is_one_or_nothing(written: str) -> None:
    assert When.parse(moment(written)).text == moment(written)


@pytest.mark.parametrize(
    "lie",
    [
        {"sourcePatientId": "", "creationTime": "x", "size": "beaucoup"},
        {"sourcePatientId": "^^^", "serviceStartTime": "99999999"},
    ],
)
def test_odd_values_are_left_out(lie: dict[str, str]) -> None:
    (one,) = table_of(metadata([Sent("A", b"a", lies=lie)]).encode()).listed
    said = one.header(table_of(metadata([]).encode()))
    assert said.subject is not None
    assert said.subject.identifier == ""


def test_a_title_with_control_characters_is_one_line() -> None:
    (one,) = table_of(metadata([Sent("A", b"a", "Un\n\tdeux\x85")]).encode()).listed
    assert one.title == "Un deux"


@pytest.mark.parametrize("content", [b"<a", b"<!DOCTYPE a><a/>", b""])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        table_of(content)
