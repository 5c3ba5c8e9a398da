"""What a depositor writes is told again in our words; nothing else comes in."""

from dataclasses import replace

import pytest

from app.crypto.packing import INT_MAX
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.mandate import FURTHEST
from app.domain.when import When
from app.flows.sealed.deposits import FILED, SIZE_MAX, WAITS, came, received
from app.rules.authorship import Maker, maker_of
from app.rules.registered import Registered
from tests.app.flows.sealed.sent import AT, FILE, from_outside, spoiled

pytestmark = pytest.mark.covers("C-032")
LABORATORY = Registered("Laboratoire des Tilleuls", "FINESS 1", "laboratory")
SAID = {"title": "Analyses\nde sang", "type": "11502-2", "sha1": "00" * 20}
SENT = from_outside("document", Rubric.REPORT, When.parse("2026-11-20"), SAID)


def test_who_deposits_is_never_their_own_word() -> None:
    claims = {"source": "typed", "author": "Vous", "depositor": "SAMU", "pinned": "yes"}
    sent = replace(SENT, meta={**SENT.meta, **claims}, links=(Link("about", SENT.id),))
    told = received(replace(sent, body=b'{"resourceType":"Patient"}'), LABORATORY, AT)
    assert told.meta["source"] == "deposited:laboratory"
    assert told.meta["depositor"] == told.meta["author"] == LABORATORY.name
    assert told.meta["deposited"] == "2026-11-21T10:00:00+00:00"
    assert "pinned" not in told.meta
    assert told.links == ()
    assert b"DocumentReference" in told.body
    assert maker_of(told) is Maker.DEPOSIT
    assert (told.title, told.rev) == ("Analyses de sang", 1)


def test_a_file_has_a_name_of_ours() -> None:
    assert received(SENT, LABORATORY, AT).attachments[0].name == "depot.pdf"


def test_without_a_title_the_type_is_one() -> None:
    bare = replace(SENT, meta={**SENT.meta, "title": " \x1b "})
    assert received(bare, LABORATORY, AT).title


@pytest.mark.parametrize(
    "sent",
    [
        replace(SENT, kind="preference"),
        replace(SENT, kind="blood-group"),
        replace(SENT, rubric=Rubric.SETTINGS),
        replace(SENT, rubric=Rubric.PRESCRIPTION),
        replace(SENT, rubric=Rubric.WISHES, meta={**SENT.meta, "type": "EXPPAT_1"}),
        replace(SENT, confidentiality=Confidentiality.PRIVE),
        replace(SENT, attachments=()),
        replace(SENT, attachments=(FILE, FILE)),
        replace(SENT, attachments=(replace(FILE, role="text"),)),
        *spoiled(SENT, SIZE_MAX),
        replace(SENT, meta={**SENT.meta, "type": "nothing"}),
        replace(SENT, meta={**SENT.meta, "sha1": "zz"}),
        replace(SENT, meta={**SENT.meta, "sha1": "00"}),
    ],
)
def test_nothing_else_comes_in(sent: Entry) -> None:
    with pytest.raises(Refused, match=r"body\.malformed"):
        received(sent, LABORATORY, AT)


@pytest.mark.parametrize("at", [FURTHEST, INT_MAX])
def test_an_instant_no_calendar_has_is_refused(at: int) -> None:
    with pytest.raises(Refused, match=r"body\.malformed"):
        received(SENT, LABORATORY, at)
    assert received(SENT, LABORATORY, FURTHEST - 1).id == SENT.id


def test_what_came_waits_until_its_file_is_read() -> None:
    told = received(SENT, LABORATORY, AT)
    filed = replace(told, meta={**told.meta, FILED: "yes"})
    assert came([told, SENT]) == {WAITS + SENT.id.hex(): b"1"}
    assert came([filed]) == {}
