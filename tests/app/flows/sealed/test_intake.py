"""A page comes in as one write, and says what it brought."""

from dataclasses import replace

from app.domain.ids import EntryId
from app.flows.sealed.intake import Intake, Reader
from app.rules.pages import Pulled
from app.rules.people import meet
from app.rules.sight import Sight
from tests.app.lies import Told, flip, page_for, take


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


def spoilt(page: Pulled) -> Pulled:
    """Spoil what opens each version of the page."""
    changed = []
    for row in page.rows:
        wraps = tuple(replace(each, wrap=flip(each.wrap)) for each in row.wraps)
        changed.append(replace(row, wraps=wraps))
    return replace(page, rows=tuple(changed))


def met_an_unread_version(told: Told) -> EntryId:
    author, victim, ledger = told
    author.sync(ledger)
    victim.pull(ledger)
    item = next(e.id for e in victim.vault.after(victim.space, b"", limit=9) if e.title)
    author.write("plus neuf", item)
    author.push(ledger)
    assert take(victim, ledger, spoilt).refusals == ("wrap.invalid",)
    return item


def test_an_edit_wins_over_a_version_nobody_here_can_open(told: Told) -> None:
    author, victim, ledger = told
    item = met_an_unread_version(told)
    victim.write("le mien", item)
    assert [answer.status for answer in victim.push(ledger)] == [0]
    assert victim.sealing.blocked == {"version.unread"}
    author.sync(ledger)
    victim.sync(ledger)
    for home in (author, victim):
        entry = home.vault.entry(home.space, item)
        assert (entry.title, entry.rev) == ("le mien", 3)
    assert victim.sealing.blocked == set()


def test_a_deletion_wins_over_a_version_nobody_here_can_open(told: Told) -> None:
    author, victim, ledger = told
    item = met_an_unread_version(told)
    victim.delete(item)
    victim.push(ledger)
    assert victim.sealing.blocked == {"version.unread"}
    author.sync(ledger)
    assert "plus neuf" not in author.titles()
