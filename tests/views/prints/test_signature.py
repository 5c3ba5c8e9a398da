"""A proof on paper says who signed what, when, and what it is worth."""

from datetime import date
from pathlib import Path

import pytest

from tests.views.prints import reader
from views.prints.signature import signature

FACTS = (("Document signé", "consentement.pdf"), ("Signé le", "23 novembre 2026"))
RULES = ("Ce n'est pas une signature qualifiée au sens européen (eIDAS).",)


@pytest.mark.covers("C-056")
def test_each_fact_and_rule_is_on_the_page(fonts: Path) -> None:
    day = date(2026, 11, 23)
    pdf = signature("Camille Fictive", FACTS, RULES, day=day, fonts=fonts)
    said = " ".join("".join(reader.words(pdf)).split())
    for words in ("Preuve de signature", "Camille Fictive", *RULES, *sum(FACTS, ())):
        assert words in said
    assert min(reader.sizes(pdf)) >= 10
    assert signature("Camille Fictive", FACTS, RULES, day=day, fonts=fonts) == pdf
