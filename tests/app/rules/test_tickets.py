"""A run of the wrong form, space or hand takes its ops with it, and no more."""

from dataclasses import replace

import pytest

from app.crypto.signing import public_of
from app.flows.identities import new_keys
from app.flows.onboarding import Onboarding
from app.rules.pages import Pulled
from app.rules.tickets import Tickets
from tests.app.lies import (
    Told,
    caught,
    consistent,
    flip,
    forge_with,
    take,
)
from tests.app.worlds import Home

SERVER = bytes(32)
"""The secret of a server's key."""


@pytest.mark.parametrize("part", ["signature", "leaves"])
def test_8_a_bit_of_a_run(told: Told, part: str) -> None:
    _, victim, ledger = told

    def lie(page: Pulled) -> Pulled:
        runs = [replace(r, **{part: flip(getattr(r, part))}) for r in page.runs]
        return consistent(replace(page, runs=tuple(runs)), victim)

    assert caught(victim, ledger, lie) == "sig.invalid"
    assert victim.titles() == ["zéro"]


def test_12_an_op_of_another_space(told: Told) -> None:
    _, victim, ledger = told
    stranger = Home("stranger", victim.clock)
    Onboarding(stranger.vault, stranger.world, "x").create("Bob")
    runs = stranger.seal()
    ledger.append(runs[0].run, 0, runs[0].ops[0])
    assert "space.swapped" in take(victim, ledger, lambda page: page).refusals


def test_50_a_leaf_removed(told: Told) -> None:
    _, victim, ledger = told

    def lie(page: Pulled) -> Pulled:
        runs = [replace(r, leaves=r.leaves[:-32]) for r in page.runs]
        return consistent(replace(page, runs=tuple(runs)), victim)

    assert set(take(victim, ledger, lie).refusals) == {"sig.invalid"}


def test_51_a_run_extended(told: Told) -> None:
    _, victim, ledger = told

    def lie(page: Pulled) -> Pulled:
        runs = [replace(r, leaves=r.leaves + bytes(32)) for r in page.runs]
        return consistent(replace(page, runs=tuple(runs)), victim)

    assert set(take(victim, ledger, lie).refusals) == {"sig.invalid"}


@pytest.mark.parametrize("leaves", [b"", bytes(31), bytes(32) * 2, bytes(32) * 501])
def test_54_55_a_run_of_the_wrong_form(told: Told, leaves: bytes) -> None:
    _, victim, ledger = told

    def lie(page: Pulled) -> Pulled:
        runs = [replace(r, leaves=leaves) for r in page.runs]
        return consistent(replace(page, runs=tuple(runs)), victim)

    assert set(take(victim, ledger, lie).refusals) == {"run.invalid"}


def test_56_a_run_rewritten_for_another_collection(
    told: Told,
) -> None:
    _, victim, ledger = told

    def lie(page: Pulled) -> Pulled:
        runs = [replace(r, collection=bytes(15) + b"\1") for r in page.runs]
        return consistent(replace(page, runs=tuple(runs)), victim)

    assert set(take(victim, ledger, lie).refusals) == {"sig.invalid"}


def test_61_a_device_nobody_certified(told: Told) -> None:
    _, victim, ledger = told
    unknown = Home("unknown", victim.clock)
    keys = new_keys(unknown.world.entropy)
    forge_with(keys.sign, ledger)
    assert take(victim, ledger, lambda p: p).refusals == ("sig.invalid",)


def test_a_run_of_the_server_is_checked_where_the_log_names_its_key(told: Told) -> None:
    """The page that founds a space may hold what its server wrote since."""
    _, victim, ledger = told
    forge_with(SERVER, ledger)
    run = ledger.rows[-1].run
    standing = victim.sealing.standing(victim.space)
    tickets = Tickets((run, run), standing, set())
    assert tickets[0].code == "sig.invalid"
    standing.server_key = public_of(SERVER)
    assert tickets[1].code == ""
    assert tickets[0].code == "sig.invalid"
