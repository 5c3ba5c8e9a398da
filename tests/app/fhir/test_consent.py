"""A wish becomes a Consent FHIR knows, and what it answers comes back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.wishes import DIRECTIVES, DONATION, FORMS, Form, Wish
from app.fhir import consent, exact
from app.fhir.models import model_faults

ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
AT = "2026-11-21T09:00:00+01:00"
SAID = {"revive": "no", "matters": "Rester chez moi"}


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """Draw any wish that may be said."""
    form: Form = draw(st.sampled_from(list(FORMS.values())))
    words = st.text(
        st.characters(exclude_categories=["C"]), min_size=1, max_size=40
    ).map(str.strip)
    said = {
        step.name: draw(st.sampled_from(list(step.options)) if step.options else words)
        for step in form.steps
        if draw(st.booleans())
    }
    known = {name: text for name, text in said.items() if text}
    return Wish(form, AT, known, withdrawn=draw(st.booleans()))


@given(wishes())
def test_what_is_written_reads_back(wish: Wish) -> None:
    assert consent.read(consent.write(ENTRY, SPACE, wish), wish.form) == wish


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
@pytest.mark.parametrize("withdrawn", [True, False])
def test_what_is_written_is_sound(form: Form, withdrawn: bool) -> None:  # noqa: FBT001 - a case
    said = {
        step.name: next(iter(step.options), "Mes mots")
        for step in form.steps
        if not withdrawn
    }
    body = consent.write(ENTRY, SPACE, Wish(form, AT, said, withdrawn=withdrawn))
    assert model_faults(body) == ()
    tree = exact.read(body)
    assert tree["status"] == ("inactive" if withdrawn else "active")
    assert tree["dateTime"] == AT


def test_directives_carry_the_code_of_directives() -> None:
    tree = exact.read(consent.write(ENTRY, SPACE, Wish(DIRECTIVES, AT, SAID)))
    assert tree["category"][0]["coding"][0]["code"] == "acd"
    asked = tree["contained"][0]["item"]
    assert [one["linkId"] for one in asked] == ["matters", "revive"]
    assert asked[1]["answer"] == [
        {
            "valueCoding": {
                "system": "urn:alveole:wishes",
                "code": "no",
                "display": "Je le refuse",
            }
        }
    ]


def test_a_shape_nobody_expected_says_nothing() -> None:
    odd = {"resourceType": "Consent", "status": 3, "contained": [{"item": [1, {}]}]}
    wish = consent.read(json.dumps(odd).encode(), DONATION)
    assert (wish.said, wish.withdrawn) == ({}, True)
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        consent.read(b"nothing", DONATION)


@pytest.mark.covers("C-029")
def test_the_form_has_eight_steps_at_most_and_each_may_stay_open() -> None:
    assert len(DIRECTIVES.steps) <= 8
    body = consent.write(ENTRY, SPACE, Wish(DIRECTIVES, AT, {"place": "Chez moi"}))
    assert consent.read(body, DIRECTIVES).said == {"place": "Chez moi"}
