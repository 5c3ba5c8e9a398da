"""How a line stands, and who says it, are read from what is kept."""

from dataclasses import replace

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.write import Write
from app.fhir import exact, statement
from app.flows.profile.standing import line_of, over, source_of
from app.kinds import kind
from tests.app.paper_home import PaperHome, days
from tests.app.profiles import topic_of

DAY = 1_795_248_000_000
PENICILLIN = {"substance": "Pénicilline", "severity": "severe", "since": "1998"}


@pytest.fixture
def home() -> PaperHome:
    """Return a space whose profile is empty."""
    return PaperHome()


@pytest.mark.parametrize(
    ("meta", "source"),
    [
        ({"source": "typed"}, "declared"),
        ({"source": "deposited"}, "professional"),
        ({"source": "deposited:laboratory"}, "laboratory"),
        ({"source": "document:professional"}, "professional"),
        ({}, "declared"),
    ],
)
def test_who_says_it_is_never_mistaken(meta: dict[str, str], source: str) -> None:
    entry = PaperHome().profile.add("allergies", {"substance": "Noix"})
    assert source_of(replace(entry, meta=meta)) == source


def test_what_somebody_else_withdrew_is_withdrawn() -> None:
    entry = PaperHome().profile.add("allergies", {"substance": "Noix"})
    tree = exact.read(entry.body)
    tree["verificationStatus"]["coding"][0]["code"] = "entered-in-error"
    other = replace(entry, body=exact.write(tree))
    assert line_of(other, topic_of(kind("allergy")), DAY).state == "withdrawn"


@pytest.mark.parametrize(
    ("end", "left"),
    [("2026-11-21", 0), ("2026-12-01", 10), ("2026-11", 9), ("2026", 40)],
)
def test_a_treatment_is_taken_until_its_last_day(
    home: PaperHome, end: str, left: int
) -> None:
    entry = home.profile.add("traitements", {"medicine": "Apixaban", "end": end})
    assert exact.read(entry.body)["status"] == "active"
    home.now += days(left)
    assert home.profile.count("traitements") == 1
    home.now += days(1)
    assert home.profile.line(entry.id).state == "ended"


@pytest.mark.parametrize("end", ["2026-11-21", "2026-11", "2026"])
def test_what_one_says_is_over_is_over_at_once(home: PaperHome, end: str) -> None:
    entry = home.profile.add("traitements", {"medicine": "Apixaban"})
    home.profile.end(entry.id, end)
    assert home.profile.line(entry.id).state == "ended"
    home.profile.change(entry.id, {"medicine": "Apixaban 5 mg", "end": end})
    assert home.profile.line(entry.id).state == "ended"
    home.profile.change(entry.id, {"medicine": "Apixaban 5 mg", "end": "2027"})
    assert home.profile.line(entry.id).state == "active"


@pytest.mark.parametrize(
    ("code", "end", "state"),
    [
        ("treatment", "", False),
        ("treatment", "2026", False),
        ("treatment", "2026-10", True),
        ("pregnancy", "2026", True),
        ("illness", "2026-11-21", True),
        ("illness", "2027-01", False),
        ("illness", "", False),
        ("trusted-person", "2026", False),
        ("operation", "2020", False),
    ],
)
def test_its_end_is_a_last_day_or_the_day_it_is_over_since(
    code: str, end: str, *, state: bool
) -> None:
    assert over(topic_of(kind(code)), {"end": end}, DAY) is state


def deposited(home: PaperHome, entry: Entry, source: str = "deposited") -> Entry:
    """Write a line as a professional would have put it here."""
    meta = {**entry.meta, "source": source, "author": "Dr Anne Martin"}
    new = replace(entry, meta=meta)
    home.vault.commit(Write(home.space.id, entries=(new,)))
    return new


def taken(home: PaperHome, code: str, said: dict[str, str], source: str) -> Entry:
    """Write a line as it is once taken from a document."""
    entry = home.profile.add(code, said)
    chosen, own = kind(entry.kind), EntryId(entry.id)
    body = statement.write(own, home.space.id, chosen, said, source=source)
    return deposited(home, replace(entry, body=body), f"document:{source}")


@pytest.mark.covers("C-032")
def test_what_a_document_of_a_laboratory_says_is_withdrawn_changed_or_thrown(
    home: PaperHome,
) -> None:
    entry = taken(home, "groupe-sanguin", {"group": "278149003"}, "laboratory")
    changed = home.profile.change(entry.id, {"group": "278147001"})
    assert home.profile.line(changed.id).source == "declared"
    home.profile.restore(entry)
    home.profile.add("groupe-sanguin", {"group": "278147001"})
    home.profile.withdraw(entry.id)
    home.profile.reopen(entry.id)
    line = home.profile.line(entry.id)
    assert (line.state, line.source, line.title) == (
        *("active", "laboratory", "A positif"),
    )
    home.trash.throw(entry.id)
    assert home.profile.count("groupe-sanguin") == 1


@pytest.mark.covers("C-032")
def test_two_sources_of_a_blood_group_are_both_kept(home: PaperHome) -> None:
    mine = home.profile.add("groupe-sanguin", {"group": "278149003"})
    deposited(home, mine, "deposited:laboratory")
    declared = home.profile.add("groupe-sanguin", {"group": "278147001"})
    told = {one.title: one for one in home.profile.lines("groupe-sanguin")}
    assert told["A positif"].source == "laboratory"
    assert told["A positif"].author == "Dr Anne Martin"
    assert told["O positif"].source == "declared"
    assert told["O positif"].entry.id == declared.id


@pytest.mark.parametrize("source", ["deposited", "deposited:service"])
def test_what_a_professional_put_here_is_not_changed(
    home: PaperHome, source: str
) -> None:
    entry = deposited(home, home.profile.add("allergies", PENICILLIN), source)
    profile = home.profile
    works = (
        lambda: profile.change(entry.id, {"substance": "Noix"}),
        lambda: profile.end(entry.id, "2020"),
        lambda: profile.reopen(entry.id),
        lambda: profile.remove(entry.id),
        lambda: profile.restore(replace(entry, meta={"status": "final"})),
    )
    for work in works:
        with pytest.raises(Refused, match=r"line\.not_yours"):
            work()
    assert home.profile.line(entry.id).entry == entry


def test_what_a_professional_put_here_is_taken_off_and_put_back_unchanged(
    home: PaperHome,
) -> None:
    """What came by mistake is not kept for life: the person takes it off."""
    entry = deposited(home, home.profile.add("allergies", PENICILLIN), "deposited")
    gone = home.profile.withdraw(entry.id)
    assert home.profile.line(entry.id).state == "withdrawn"
    forged = replace(entry, meta={**entry.meta, "title": "Noix"})
    home.profile.restore(forged)
    back = home.profile.line(entry.id)
    assert (back.state, back.entry.title) == ("active", entry.title)
    assert dict(back.said) == PENICILLIN
    assert back.entry.meta["source"] == "deposited"
    home.profile.restore(gone)
    assert home.profile.line(entry.id).state == "withdrawn"
    home.profile.reopen(entry.id)
    assert home.profile.line(entry.id).state == "active"


@pytest.mark.parametrize("over", [True, False])
def test_what_was_taken_from_a_document_becomes_ones_own_once_changed(
    home: PaperHome, *, over: bool
) -> None:
    entry = taken(home, "allergies", PENICILLIN, "professional")
    assert home.profile.line(entry.id).source == "professional"
    if over:
        home.profile.end(entry.id, "2020")
    else:
        home.profile.change(entry.id, {"substance": "Noix"})
    line = home.profile.line(entry.id)
    assert (line.source, line.author) == ("declared", "")
    assert exact.read(line.entry.body)["asserter"]


@pytest.mark.parametrize(
    "body", [b"not json", b"{}", b'{"onsetDateTime":"1998-13","code":{"text":3}}']
)
def test_a_line_another_device_wrote_wrong_hides_no_other(
    home: PaperHome, body: bytes
) -> None:
    home.profile.add("allergies", {"substance": "Noix"})
    wrong = home.profile.add("allergies", PENICILLIN)
    home.vault.commit(Write(home.space.id, entries=(replace(wrong, body=body),)))
    told = {one.entry.title: one.said for one in home.profile.lines("allergies")}
    assert told == {"Noix": {"substance": "Noix"}, "Pénicilline": {}}
    home.trash.throw(wrong.id)
    assert home.profile.count("allergies") == 1
