"""A synthesis is a document with its Bundle beside; made again, it is a version."""

import pytest

from app.domain.errors import Refused
from app.fhir import exact
from app.fhir.ips import Chosen
from app.flows.documents import Status
from app.flows.profile.lines import ProfileLines
from app.flows.readings import Readings
from app.flows.synthesis.summary import BUNDLE, Synthesis
from app.flows.vaccines.booklet import Booklet
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-016")
TITLE = "Ma synthèse"


@pytest.fixture
def home() -> PaperHome:
    return PaperHome()


@pytest.fixture
def profile(home: PaperHome) -> ProfileLines:
    return home.profile


@pytest.fixture
def synthesis(home: PaperHome, profile: ProfileLines) -> Synthesis:
    booklet = Booklet(home.vault, home.profile.world, home.space)
    readings = Readings(home.vault, home.space)
    return Synthesis(home.documents, profile, booklet, readings, booklet.world)


def allergy(profile: ProfileLines, to: str) -> Chosen:
    """Note an allergy, chosen."""
    return Chosen(profile.add("allergies", {"substance": to}), to)


def test_it_is_a_document_with_its_bundle_beside(
    home: PaperHome, profile: ProfileLines, synthesis: Synthesis
) -> None:
    made = synthesis.make(b"page une", [allergy(profile, "latex")], title=TITLE)
    assert made.status is Status.IMPORTED
    assert made.entry is not None
    assert (made.entry.title, made.entry.meta["category"]) == (TITLE, "SYNTH_PML")
    assert home.documents.original(made.entry.id) == b"page une"
    bundle = exact.read(home.documents.files.open(made.entry, BUNDLE))
    assert [one["resource"]["resourceType"] for one in bundle["entry"]] == [
        "Composition",
        "Patient",
        "AllergyIntolerance",
    ]


def test_what_it_says_to_software_is_read_from_what_was_kept(
    profile: ProfileLines, synthesis: Synthesis
) -> None:
    made = synthesis.make(b"page une", [allergy(profile, "latex")], title=TITLE)
    assert made.entry is not None
    [said] = [one for one in synthesis.told(made.entry) if one.title == "Allergies"]
    assert said.lines == ("latex",)


def test_made_again_after_a_change_it_is_a_new_version(
    home: PaperHome, profile: ProfileLines, synthesis: Synthesis
) -> None:
    lines = [allergy(profile, "latex")]
    first = synthesis.make(b"page une", lines, title=TITLE).entry
    lines.append(allergy(profile, "arachide"))
    second = synthesis.make(b"page deux", lines, title=TITLE).entry
    assert first is not None
    assert second is not None
    assert [one.id for one in home.documents.versions(second.id)] == [
        second.id,
        first.id,
    ]
    assert len(home.documents.list()) == 1
    assert synthesis.last() == second


def test_the_same_pages_are_known(profile: ProfileLines, synthesis: Synthesis) -> None:
    lines = [allergy(profile, "latex")]
    first = synthesis.make(b"page", lines, title=TITLE)
    again = synthesis.make(b"page", lines, title=TITLE)
    assert again.status is Status.DUPLICATE
    assert again.entry == first.entry


def test_nothing_chosen_makes_nothing(synthesis: Synthesis) -> None:
    with pytest.raises(Refused, match=r"synthesis\.empty"):
        synthesis.make(b"page", [], title=TITLE)


def test_a_rubric_left_out_says_why(
    profile: ProfileLines, synthesis: Synthesis
) -> None:
    chosen = allergy(profile, "latex")
    profile.add("maladies", {"illness": "Asthme"})
    profile.set_answer("traitements", "none")
    tree = exact.read(synthesis.bundle([chosen], title=TITLE))
    found = {
        one["code"]["coding"][0]["code"]: one.get("emptyReason", {})
        for one in tree["entry"][0]["resource"]["section"]
    }
    codes = {
        code: reason.get("coding", [{}])[0].get("code")
        for code, reason in found.items()
    }
    assert codes == {"48765-2": None, "11450-4": "withheld", "10160-0": "nilknown"}
