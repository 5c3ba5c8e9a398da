"""A page comes in as one write, and says what it brought."""

from app.flows.sealed_intake import Intake, Reader
from app.rules.people import meet
from app.rules.sight import Sight
from tests.app.lies import Told, page_for


def intake_of(told: Told) -> Intake:
    author, victim, ledger = told
    standing = victim.sealing.standing(victim.space)
    meet(standing, author.person(), [])
    new_id, bodies = victim.world.new_id, victim.sealing.bodies
    reader = Reader(victim.vault, victim.journal, victim.me, 99, new_id, bodies)
    intake = Intake(reader, standing, Sight(victim.trail, victim.space))
    intake.take(page_for(victim, ledger), set())
    return intake


def test_entries_and_cursor_are_in_one_write(told: Told) -> None:
    intake = intake_of(told)
    assert len(intake.write.entries) == 3
    assert intake.write.page is not None
    assert [step.seq for step in intake.write.page.steps] == [10, 11, 12]
    assert intake.writes() == [intake.write]


def test_nothing_is_written_before_the_commit(told: Told) -> None:
    intake_of(told)
    assert told[1].titles() == ["zéro"]


def test_what_came_is_counted(told: Told) -> None:
    taken = intake_of(told).taken
    assert (taken.entries, taken.conflicts, taken.refusals) == (3, 0, ())


def test_new_keys_come_with_the_page(told: Told) -> None:
    names = intake_of(told).write.secrets
    assert all(name.startswith(("ck/", "label/")) for name in names)
