"""A line becomes the ops that say it, in the collection its content asks for."""

from dataclasses import replace

import pytest

from app.crypto.statements import Epoch, OpType
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.journal import Action, Line
from app.flows.keychain import SpaceKeys
from app.flows.sealed.epochs import opening
from app.flows.sealed.lines import Drafter
from tests.app.worlds import Home, a_home, an_entry

ITEM = EntryId(b"i" * 16)


@pytest.fixture
def home() -> Home:
    home, ledger, _ = a_home()
    home.sync(ledger)
    return home


def drafter(home: Home) -> tuple[Drafter, SpaceKeys]:
    keys = SpaceKeys(home.vault, home.space)
    standing = home.sealing.standing(home.space)
    bodies = home.sealing.bodies
    return Drafter(standing, keys, home.me, home.world.entropy, bodies), keys


def a_line(
    home: Home, rubric: Rubric, confidentiality: Confidentiality = Confidentiality.N
) -> Line:
    entry = replace(
        an_entry(home.space, ITEM, "x"), rubric=rubric, confidentiality=confidentiality
    )
    return Line(1, Action.PUT, ITEM, 0, None, entry)


def test_an_open_collection_takes_a_put_alone(home: Home) -> None:
    made, keys = drafter(home)
    [put] = made.drafts(a_line(home, Rubric.MEASURES), None)
    assert put.type == OpType.PUT
    assert put.collection in keys.of(Rubric.MEASURES, Confidentiality.N)
    assert len(put.wraps) == 1


def test_a_new_collection_is_opened_once(home: Home) -> None:
    made, _ = drafter(home)
    line = a_line(home, Rubric.WISHES, confidentiality=Confidentiality.PRIVE)
    first, second = made.drafts(line, None), made.drafts(line, None)
    assert [draft.type for draft in first] == [OpType.EPOCH, OpType.PUT]
    assert [draft.type for draft in second] == [OpType.PUT]
    assert first[1].collection == second[0].collection


def test_only_open_rubrics_publish_deposit_keys(home: Home) -> None:
    made, _ = drafter(home)
    for level, published in ((Confidentiality.N, 6), (Confidentiality.PRIVE, 0)):
        line = a_line(home, Rubric.WISHES, confidentiality=level)
        epoch = Epoch.decode(made.drafts(line, None)[0].core)
        assert epoch.public_rubric == published
        assert bool(epoch.deposit_pk2) == bool(published)


def test_two_versions_never_share_a_key(home: Home) -> None:
    made, _ = drafter(home)
    line = a_line(home, Rubric.MEASURES)
    one, two = made.drafts(line, None)[0], made.drafts(line, None)[0]
    assert one.body != two.body
    assert one.wraps != two.wraps


def test_a_deletion_of_an_unknown_item_in_no_collection_is_refused(
    home: Home,
) -> None:
    made, _ = drafter(home)
    base = replace(an_entry(home.space, ITEM, "x"), rubric=Rubric.VACCINES)
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        made.drafts(Line(1, Action.DEL, ITEM, 1, base, None), None)


def test_a_deletion_not_pulled_yet_goes_where_its_content_lies(home: Home) -> None:
    made, keys = drafter(home)
    base = replace(an_entry(home.space, ITEM, "x"), rubric=Rubric.MEASURES)
    [gone] = made.drafts(Line(1, Action.DEL, ITEM, 1, base, None), None)
    assert gone.collection in keys.of(Rubric.MEASURES, Confidentiality.N)
    assert (gone.base, gone.body) == (1, b"")


def test_a_control_line_without_control_is_refused(home: Home) -> None:
    made, _ = drafter(home)
    with pytest.raises(Refused, match=r"journal\.moved"):
        made.drafts(Line(1, Action.CONTROL, ITEM, 0, None, None), None)


def test_a_collection_of_others_is_not_ours_to_open(home: Home) -> None:
    _, keys = drafter(home)
    [lane] = keys.of(Rubric.MEASURES, Confidentiality.N)
    with pytest.raises(Refused, match=r"root\.absent"):
        opening(keys, home.space, lane, home.world.entropy, root_epoch=2)
