"""A consent to a service becomes a Consent FHIR knows, and comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.consent import Finality
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import agreement, exact
from app.fhir.agreement import Agreement
from app.fhir.models import model_faults

pytestmark = pytest.mark.covers("C-082")
ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
SINCE = 1_795_255_200_123
DAY = 86_400_000
SAID = Agreement("Carnet", "REG 9", Finality.CARE, "SYNTH_PML", SINCE, SINCE + DAY)


@given(
    st.builds(
        Agreement,
        st.text(min_size=1).filter(str.isprintable),
        st.text(min_size=1).filter(str.isprintable),
        st.sampled_from(Finality),
        st.just("SYNTH_PML"),
        st.integers(SINCE, SINCE + DAY),
        st.integers(SINCE + DAY, SINCE + 367 * DAY),
        st.booleans(),
    )
)
def test_what_is_written_reads_back(said: Agreement) -> None:
    assert agreement.read(agreement.write(ENTRY, SPACE, said)) == said


@pytest.mark.parametrize("withdrawn", [True, False], ids=["withdrawn", "given"])
@pytest.mark.parametrize("finality", Finality)
def test_what_is_written_is_sound(
    finality: Finality,
    withdrawn: bool,  # noqa: FBT001 - a case
) -> None:
    said = Agreement("C", "R 9", finality, "SYNTH_PML", SINCE, SINCE + DAY, withdrawn)
    body = agreement.write(ENTRY, SPACE, said)
    assert model_faults(body) == ()
    tree = exact.read(body)
    assert tree["status"] == ("inactive" if withdrawn else "active")
    assert tree["dateTime"] == "2026-11-21T10:00:00.123+00:00"


def test_it_names_the_service_the_purpose_the_scope_and_the_end() -> None:
    given = exact.read(agreement.write(ENTRY, SPACE, SAID))["provision"]
    whom = given["actor"][0]["reference"]
    assert (whom["display"], whom["identifier"]["value"]) == ("Carnet", "REG 9")
    assert given["purpose"][0]["code"] == "care"
    assert given["action"][0]["coding"][0]["code"] == "documents.read"
    assert given["code"][0]["coding"][0]["code"] == "SYNTH_PML"
    assert given["period"]["end"] == "2026-11-22T10:00:00.123+00:00"


@pytest.mark.parametrize("lacking", ["actor", "purpose", "code", "period"])
def test_a_consent_of_another_shape_is_none(lacking: str) -> None:
    tree = exact.read(agreement.write(ENTRY, SPACE, SAID))
    del tree["provision"][lacking]
    with pytest.raises(Refused, match=r"^fhir\.unreadable$"):
        agreement.read(exact.write(tree))
