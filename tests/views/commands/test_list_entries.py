"""Lists are whole, newest first, one object a line."""

from dataclasses import replace

import pytest

from app.domain.ids import EntryId
from app.domain.write import Write
from tests.views.commands.desk import Desk


@pytest.mark.covers("C-175")
def test_a_value_is_the_string_of_its_decimal(desk: Desk) -> None:
    desk.run("add", "body-weight", "72,50", "--at", "2026-11-20")
    (listed,) = desk.answers("list", "body-weight")
    del listed["id"]
    assert listed == {
        "kind": "body-weight",
        "date": "2026-11-20",
        "value": "72.50",
        "unit": "kg",
        "source": "typed",
    }


def test_two_values_are_two_keys(desk: Desk) -> None:
    desk.run("add", "blood-pressure", "128", "82")
    (listed,) = desk.answers("list", "blood-pressure")
    assert (listed["value"], listed["value2"], listed["unit"]) == (
        "128",
        "82",
        "mm[Hg]",
    )


@pytest.mark.parametrize("name", ["document", "documents"])
def test_documents_have_a_title(desk: Desk, name: str) -> None:
    desk.door.home.documents.add(b"Ordonnance", name="x.txt", date="2025")
    (listed,) = desk.answers("list", name)
    assert (listed["title"], listed["category"], listed["date"]) == (
        *("Ordonnance", "ORD_SOIN", "2025"),
    )
    desk.out.clear()
    desk.run("list", name)
    assert desk.out == ["2025 : Ordonnance"]


def test_a_list_goes_past_its_first_page(desk: Desk) -> None:
    home = desk.door.home
    one = home.measures.add("heart-rate", ["60"])
    copies = [replace(one, id=EntryId(n.to_bytes(16, "big"))) for n in range(200)]
    home.vault.commit(Write(home.space.id, entries=tuple(copies)))
    assert len(desk.answers("list", "heart-rate")) == 201


@pytest.mark.parametrize("name", ["patient", "mood"])
def test_what_is_not_listed_is_refused(desk: Desk, name: str) -> None:
    assert desk.run("list", name) == 1
    assert desk.err[0].endswith("[kind.unknown]")


def test_people_read_a_measure(desk: Desk) -> None:
    desk.run("add", "body-weight", "71,2", "--at", "2026-11-20")
    desk.out.clear()
    desk.run("list", "body-weight")
    assert desk.out == ["vendredi 20 novembre 2026 : 71,2\u202fkg"]


@pytest.mark.covers("C-020")
def test_documents_put_aside_are_not_listed(desk: Desk) -> None:
    documents = desk.door.home.documents
    for text in (b"un", b"deux"):
        documents.add(text, name="x.txt", title=text.decode())
    documents.archive(documents.list()[0].id)
    (listed,) = desk.answers("list", "document")
    assert listed["title"] == documents.list()[0].title
