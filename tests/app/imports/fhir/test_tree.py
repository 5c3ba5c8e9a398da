"""Both forms of a resource give the same words at the end of the same path."""

import pytest

from app.domain.errors import Refused
from app.imports.fhir.tree import loaded, many, nodes, text
from tests.app.imports.fhir.told import in_json, in_xml, reference


@pytest.mark.parametrize("form", [in_json, in_xml])
def test_a_path_goes_through_lists(form: object) -> None:
    assert callable(form)
    tree = loaded(form(reference()))
    assert many(tree, "type", "coding", "code") == ["LOCAL", "11488-4"]
    assert text(tree, "contained", "name", "family") == "MARTIN"
    assert [text(one, "resourceType") for one in nodes(tree, "contained")] == [
        "Patient",
        "Practitioner",
        "PractitionerRole",
        "Organization",
    ]
    assert text(tree, "nowhere", "at", "all") == ""


def test_what_is_too_deep_is_refused() -> None:
    deep = b"<a>" * 100 + b"</a>" * 100
    for content in (deep, b'{"a":' * 100 + b"1" + b"}" * 100):
        with pytest.raises(Refused, match=r"import\.damaged"):
            loaded(content)
