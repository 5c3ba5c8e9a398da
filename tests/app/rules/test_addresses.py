"""Nothing is asked in clear of another machine, nor of a place nobody chose."""

import pytest

from app.rules.addresses import below, beside, page, secured

BASE = "https://vaccins.exemple.fr/fhir"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (f" {BASE}/ ", BASE),
        ("http://127.0.0.1:6403/fhir", "http://127.0.0.1:6403/fhir"),
        ("http://[::1]:1", "http://[::1]:1"),
        ("HTTPS://Vaccins.Exemple.FR:443/fhir", BASE),
        ("https://vaccins.exemple.fr:8443", "https://vaccins.exemple.fr:8443"),
        ("http://vaccins.exemple.fr", ""),
        ("https://a:b@exemple.fr", ""),
        ("https://exemple.fr?a=1", ""),
        ("https://exemple.fr#a", ""),
        ("https://exemple.fr:port", ""),
        ("https://[", ""),
        ("https://é.fr", ""),
        ("https://a b.fr", ""),
        ("exemple.fr", ""),
        ("", ""),
    ],
)
def test_only_a_safe_address_is_kept(typed: str, kept: str) -> None:
    assert secured(typed) == kept


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("Patient/1", "/Patient/1"),
        ("Immunization?_count=5", "/Immunization?_count=5"),
        (f"{BASE}/Immunization?page=2", "/Immunization?page=2"),
        (f"{BASE}?_getpages=x", "?_getpages=x"),
        ("https://Vaccins.Exemple.fr:443/fhir/token", "/token"),
        ("https://vaccins.exemple.fr/fhirs/x", ""),
        ("https://vaccins.exemple.fr/fhirs?x", ""),
        ("https://vaccins.exemple.fr:8443/fhir/x", ""),
        ("http://vaccins.exemple.fr/fhir/x", ""),
        ("https://vaccins.exemple.fr@ailleurs.fr/fhir/x", ""),
        ("https://ailleurs.fr/fhir/x", ""),
        ("//ailleurs.fr/fhir/x", ""),
        ("../oauth", ""),
        ("/autre", ""),
    ],
)
def test_a_link_stays_below_its_service(link: str, path: str) -> None:
    assert below(BASE, link) == path


def test_a_page_to_open_is_safe_too() -> None:
    assert page("https://exemple.fr/a?code=1") == "https://exemple.fr/a?code=1"
    assert page("javascript:alert(1)") == ""
    assert page("http://exemple.fr/") == ""


def test_a_page_with_the_code_in_it_is_of_the_place_that_is_shown() -> None:
    shown = "https://exemple.fr/appareil"
    there = "https://Exemple.fr:443/appareil?code=1"
    assert beside(shown, there) == there
    assert beside(shown, "https://ailleurs.fr/appareil?code=1") == ""
    assert beside(shown, "") == ""
