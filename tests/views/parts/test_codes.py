"""Whatever a signature is worth has its sentence, and only one of them is calm."""

from enum import StrEnum

import pytest

from app.domain.prescribed import Verdict
from app.flows.prescription import Trust
from views.parts.codes import SAID, STAMPED


@pytest.mark.covers("C-014")
@pytest.mark.parametrize(
    ("said", "values"), [(SAID, Trust), (STAMPED, Verdict)], ids=["signed", "stamped"]
)
def test_each_verdict_has_its_sentence(
    said: dict[StrEnum, tuple[str, str]], values: type[StrEnum]
) -> None:
    assert set(said) == set(values)
    assert len({words for _, words in said.values()}) == len(values)


@pytest.mark.parametrize("said", [SAID, STAMPED], ids=["signed", "stamped"])
def test_only_what_is_verified_is_calm(said: dict[StrEnum, tuple[str, str]]) -> None:
    calm = [one for one, (tone, _) in said.items() if tone == "calm"]
    assert [one.value for one in calm] == ["authentic"]
    vouched = [one for one, (_, words) in said.items() if " vérifiée" in words]
    assert {one.value for one in vouched} <= {"authentic", "unknown"}
