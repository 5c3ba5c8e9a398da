"""A page of a service is believed only when it is small, named and marked."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.feed import Aside, Bulletin, Told
from app.domain.foreign import Found, Matter, Subject
from sync.airlock.bulletins import bulletin
from sync.airlock.frames import Answer
from sync.airlock.parent import SealedAirlock
from tests.app.imports.fhir.test_bulletin import DOSE, page

pytestmark = pytest.mark.covers("C-045")
HONEST = Told("a1", "p", "0" * 64, False, Found(Matter.VACCINE, "Priorix"), b"{}")  # noqa: FBT003 - a field
GONE = replace(HONEST, withdrawn=True, found=None)
ASIDE = Aside("name", "0" * 64, when="2020-01-01", lot="A1")
PAGE = Bulletin((HONEST,), "https://exemple.fr/2", (ASIDE,), Subject("Fictif"), "p")


def test_an_honest_page_is_kept() -> None:
    assert bulletin(Answer(bulletin=PAGE)) == PAGE
    gone = replace(PAGE, told=(GONE,))
    assert bulletin(Answer(bulletin=gone)) == gone


@pytest.mark.parametrize(
    "lie",
    [
        None,
        replace(PAGE, told=(HONEST,) * 201),
        replace(PAGE, aside=(ASIDE,) * 201),
        replace(PAGE, aside=(replace(ASIDE, reason="vaccine.future"),)),
        replace(PAGE, aside=(replace(ASIDE, mark="x" * 64),)),
        replace(PAGE, aside=(replace(ASIDE, label="a\x1b"),)),
        replace(PAGE, aside=(replace(ASIDE, lot="x" * 2001),)),
        replace(PAGE, next="x" * 2001),
        replace(PAGE, next="a\x1b"),
        replace(PAGE, subject=Subject("\x00")),
        replace(PAGE, patient="../p"),
        replace(PAGE, told=(replace(HONEST, id=""),)),
        replace(PAGE, told=(replace(HONEST, found=None),)),
        replace(PAGE, told=(replace(GONE, patient="a b"),)),
        replace(PAGE, told=(replace(HONEST, id="a/b"),)),
        replace(PAGE, told=(replace(HONEST, patient="a b"),)),
        replace(PAGE, told=(replace(HONEST, mark="x" * 64),)),
        replace(PAGE, told=(replace(HONEST, raw=bytes((16 << 10) + 1)),)),
        replace(PAGE, told=(replace(HONEST, found=Found(Matter.ALLERGY, "x")),)),
        replace(PAGE, told=(replace(HONEST, found=Found(Matter.VACCINE, "")),)),
    ],
)
def test_a_lie_is_refused(lie: Bulletin | None) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        bulletin(Answer(bulletin=lie))


def test_the_sealed_worker_reads_it(an_airlock: SealedAirlock) -> None:
    gone = {"id": "a2", "status": "not-done", "vaccineCode": {}}
    told, undone = an_airlock.bulletin(page(DOSE, {**DOSE, **gone})).told
    assert told.found
    assert told.found.label == "Priorix"
    assert (undone.id, undone.withdrawn, undone.found) == ("a2", True, None)


def test_the_sealed_worker_refuses_what_is_none(an_airlock: SealedAirlock) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        an_airlock.bulletin(b"<html>")
