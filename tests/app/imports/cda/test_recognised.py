"""A section is known by its model, then by its code; its title changes nothing."""

import pytest

from app.domain.foreign import Matter
from app.gates.xml import parsed
from app.imports.cda.nodes import every
from app.imports.cda.recognised import matter_of
from tests.fictitious.clinical import section

VACCINES = "1.2.250.1.213.1.1.2.147"


def known(*, title: str = "Titre", code: str = "", model: str = "") -> Matter | None:
    written = section(title, "", code=code, model=model)
    root = parsed(f'<a xmlns="urn:hl7-org:v3">{written}</a>'.encode())
    return matter_of(every(root, "component/section")[0])


@pytest.mark.parametrize(
    ("code", "matter"),
    [
        ("11369-6", Matter.VACCINE),
        ("8716-3", Matter.MEASURE),
        ("30954-2", Matter.RESULT),
        ("57828-6", Matter.PRESCRIPTION),
        ("10160-0", Matter.TREATMENT),
        ("48765-2", Matter.ALLERGY),
        ("11450-4", Matter.PROBLEM),
        ("11348-0", Matter.HISTORY),
        ("10157-6", Matter.FAMILY),
        ("99999-9", None),
        ("", None),
    ],
)
def test_a_code_is_known(code: str, matter: Matter | None) -> None:
    assert known(code=code) is matter


@pytest.mark.parametrize("title", ["Médication administrée", "Vaccinations", "x"])
def test_the_title_never_decides(title: str) -> None:
    assert known(title=title) is None
    assert known(title=title, code="10160-0") is Matter.TREATMENT


def test_the_model_comes_before_the_code() -> None:
    assert known(code="8716-3", model=VACCINES) is Matter.VACCINE
    assert known(code="8716-3", model="1.2.3") is Matter.MEASURE


def test_a_code_of_another_table_is_not_ours() -> None:
    written = section("T", "", code="8716-3").replace("2.16.840.1.113883.6.1", "1.2.3")
    root = parsed(f'<a xmlns="urn:hl7-org:v3">{written}</a>'.encode())
    assert matter_of(every(root, "component/section")[0]) is None
