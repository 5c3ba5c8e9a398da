"""What is typed becomes a dose, and a dose is found again as one would type it."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.immunization import Coded, Immunization
from app.fhir.immunization import DISEASES
from tests.screens.opening import on
from tests.views.parts.vaccines.told import MMR, noted
from views.parts.vaccines.typed import Typed, drafted, read, typed_of

pytestmark = pytest.mark.anyio
RABIES = Coded(DISEASES, "rabies", "rage")


async def test_a_dose_typed_is_read() -> None:
    house, _none = noted()
    async with on(house, "/messages"):
        said = Typed("ROR", "03/2019", lot="A1", rank=" 2 ", site="61396006")
        dose = read(said, Immunization())
        assert (dose.vaccine, dose.day, dose.lot, dose.rank) == (
            *("ROR", "2019-03", "A1"),
            "2",
        )
        assert dose.site.words == "cuisse gauche"
        assert dose.diseases == ()
        with pytest.raises(Refused, match=r"date\.malformed") as refused:
            read(replace(said, day="jadis"), Immunization())
        assert refused.value.details["line"] == "day"


async def test_the_diseases_written_are_kept_whatever_the_vaccine() -> None:
    house, _none = noted()
    async with on(house, "/messages"):
        unknown = Typed("Vaccin du voyage", disease="Rage")
        assert read(unknown, Immunization()).diseases == (RABIES,)
        odd = replace(unknown, disease="fièvre des marais")
        assert read(odd, Immunization()).diseases == (Coded(words="fièvre des marais"),)
        known = replace(unknown, vaccine="ROR")
        assert read(known, Immunization()).diseases == (RABIES,)
        assert read(replace(known, disease=" "), Immunization()).diseases == ()


async def test_diseases_are_corrected_even_when_the_name_is_known() -> None:
    kept = Immunization("Tétanos", diseases=(RABIES,))
    house, _none = noted()
    async with on(house, "/messages"):
        typed = replace(typed_of(kept), disease="tétanos, coqueluche")
        codes = [one.code for one in read(typed, kept).diseases]
        assert codes == ["tetanus", "pertussis"]


async def test_what_is_not_touched_stays_as_it_came() -> None:
    theirs = replace(
        MMR,
        first_hand=False,
        vaccine="Vaccin du voyage",
        diseases=(Coded("urn:x", "1", "Fever"), RABIES),
        site=Coded("urn:x", "2", "hip"),
    )
    house, _none = noted()
    async with on(house, "/messages"):
        assert read(typed_of(theirs), theirs) == theirs
        moved = read(replace(typed_of(theirs), site=""), theirs)
        assert moved.site == Coded()


def test_a_draft_comes_back_in_the_form() -> None:
    kept = {"vaccine": "BCG", "day": "1975", "elsewhere": "x"}
    assert drafted(Typed(lot="A1"), kept) == Typed("BCG", "1975", lot="A1")
