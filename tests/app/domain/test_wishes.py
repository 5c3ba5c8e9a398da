"""Every question of a wish has its own name, and its words."""

import pytest

from app.domain.wishes import FORMS, Form
from app.kinds import kind


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
def test_each_question_is_named_once_and_each_wish_has_its_kind(form: Form) -> None:
    names = [step.name for step in form.steps]
    assert len(set(names)) == len(names)
    assert all(step.label for step in form.steps)
    assert kind(form.kind).shelf == f"sante/volontes/{form.code}"
