"""A space begins with one group that proves itself."""

from app.crypto.grants import KeyRef, open_key_envelope
from app.crypto.identity import space_id
from app.crypto.signing import public_of
from app.crypto.statements import Epoch, Genesis, Grant, GrantStatement, OpType
from app.domain.collection import DEPOSIT_RUBRICS
from app.domain.ids import ROOT
from app.flows.founding import FIRST_RUBRICS, Founded, found
from app.flows.identities import new_me
from tests.app.worlds import Clock, Home

HOME = Home("first", Clock())
ME = new_me(HOME.world.entropy, "linux", now=1)
FOUNDED: Founded = found(HOME.vault, ME, HOME.world)


def test_the_group_begins_with_the_root() -> None:
    types = [control.type for control in FOUNDED.controls]
    assert types[:3] == [OpType.GENESIS, OpType.EPOCH, OpType.GRANT]
    assert set(types[3:]) == {OpType.EPOCH}
    assert {control.group for control in FOUNDED.controls} == {1}


def test_the_id_of_the_space_certifies_its_first_root_key() -> None:
    genesis = Genesis.decode(FOUNDED.controls[0].core)
    assert FOUNDED.space == space_id(genesis.root_pk, genesis.nonce)
    assert public_of(FOUNDED.keys.root_seed(1)) == genesis.root_pk


def test_the_first_right_gives_the_root_to_its_founder() -> None:
    grant = Grant.decode(FOUNDED.controls[2].core)
    given = GrantStatement.decode(grant.statement)
    ref = KeyRef(FOUNDED.space, ROOT, 1)
    key = open_key_envelope(
        ME.identity_keys.hpke, grant.key_envelope, ref, given.to, grant.statement
    )
    assert key == FOUNDED.keys.ck(ROOT, 1)
    assert (given.role, given.until) == (4, 0)


def test_the_journal_and_the_deposit_collections_open_at_once() -> None:
    epochs = [Epoch.decode(control.core) for control in FOUNDED.controls[3:]]
    published = sorted(e.public_rubric for e in epochs if e.public_rubric)
    assert published == sorted(DEPOSIT_RUBRICS)
    assert len(epochs) == len(FIRST_RUBRICS)
    assert all(bool(e.deposit_pk1) == bool(e.public_rubric) for e in epochs)
