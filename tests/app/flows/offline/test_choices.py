"""What this device keeps follows the rule, then what was said of each document."""

from dataclasses import replace

import pytest

from app.domain.entry import Attachment, Entry
from app.domain.owned import OFFLINE
from app.domain.write import Write
from app.flows.offline.choices import (
    LIGHT_MAX,
    RULE,
    Choice,
    Choices,
    Rule,
    left_out,
    setting_of,
)
from tests.app.paper_home import PaperHome

LIMIT = 100 << 20


def a_file(size: int, role: str = "original") -> tuple[Entry, Attachment]:
    """Return a document, and a file of it that weighs *size*."""
    added = PaperHome().documents.add(b"Ordonnance", name="x.txt").entry
    assert added
    file = replace(added.attachments[0], envelope_size=size, role=role)
    return replace(added, attachments=(file,)), file


@pytest.mark.parametrize(
    ("rule", "size", "wanted"),
    [
        (Rule.ALL, LIMIT, True),
        (Rule.ALL, LIMIT + 1, False),
        (Rule.LIGHT, LIGHT_MAX, True),
        (Rule.LIGHT, LIGHT_MAX + 1, False),
        (Rule.CHOSEN, 1, False),
    ],
)
def test_a_rule_bounds_what_comes_by_itself(
    rule: Rule, size: int, *, wanted: bool
) -> None:
    assert Choices(rule).wants(*a_file(size), LIMIT) is wanted


@pytest.mark.parametrize("rule", list(Rule))
def test_what_is_said_of_a_document_is_above_the_rule(rule: Rule) -> None:
    entry, heavy = a_file(LIMIT * 5)
    light = replace(heavy, envelope_size=1)
    kept = Choices(rule, {setting_of(entry.id): Choice.KEEP.encode()})
    assert kept.wants(entry, heavy, LIMIT)
    freed = Choices(rule, {setting_of(entry.id): Choice.FREE.encode()})
    assert not freed.wants(entry, light, LIMIT)


@pytest.mark.parametrize("rule", list(Rule))
def test_the_words_of_a_document_always_come(rule: Rule) -> None:
    entry, text = a_file(200_000, "text")
    freed = Choices(rule, {setting_of(entry.id): Choice.FREE.encode()})
    assert freed.wants(entry, text, LIMIT)


def test_a_rule_nobody_knows_leaves_everything_here() -> None:
    home = PaperHome()
    settings = {RULE: b"newer"}
    home.vault.commit(Write(home.space.id, settings=settings))
    assert Choices.of(home.vault).rule is Rule.ALL


def test_what_this_device_does_without_is_named() -> None:
    home = PaperHome()
    (freed, stays) = (
        home.documents.add(words, name="x.txt").entry for words in (b"un", b"deux")
    )
    assert freed
    assert stays
    assert left_out(home.vault) == set()
    said = {OFFLINE + freed.id.hex(): Choice.FREE.encode()}
    home.vault.commit(Write(home.space.id, settings=said))
    originals = {one.blob for one in freed.attachments if one.role == "original"}
    assert left_out(home.vault) == originals
