"""The chapters of the life of canaries where one arranges, or writes to somebody."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.domain.agenda import Draft, EventKind
from app.domain.stay import Stay
from tests.journeys.canaries import Flock
from views.house import House

Run = Callable[..., list[dict[str, Any]]]
"""Runs one line on a device of the person."""


def arranged(house: House, flock: Flock) -> None:
    """Fill the profile, the agenda, the wishes, folders and notes with words."""
    word, said = flock.word, flock.sentence
    for substance in range(9):
        told = {"substance": word(), "comment": said(3)} if substance else {}
        house.profile.add("allergies", told or {"substance": word()})
    for day in range(1, 10):
        place, who = word(), word()
        named = Draft(
            title=said(2), start=f"2027-01-0{day}", place=place, who=who, note=said(3)
        )
        house.agenda.add(named)
    house.agenda.add(Draft(title=said(2), start="2027-01-11", kind=EventKind.TASK))
    stay = Stay("2025-01-02", "2025-01-09", word(), word(), said(2), said(3))
    house.stays.add(stay)
    folder, kept = house.folders.add(word()), house.documents.list()[0]
    house.documents.comment(kept.id, said(5))
    house.documents.file_in(kept.id, folder.id)
    house.kept_searches.keep(word(), {"text": word()})
    house.drafts.keep("message", {"text": said(4)})


def written_to_a_professional(
    run: Run, flock: Flock, server: Path, url: str, folder: Path
) -> None:
    """Open a conversation, write, be answered with a file; the doctor keeps nothing."""
    ways = ("--folder", str(folder), "--operator", str(server), "--server", url)
    (code,) = run("lab-professional", *ways, "code")
    opened = ("messages", "open", code["code"], "--subject", flock.sentence(2))
    (made,) = run(*opened)
    run("messages", "write", made["id"], flock.sentence(9))
    run("sync")
    run("lab-professional", *ways, "read", "--receipt")
    run("lab-professional", *ways, "write", made["id"], flock.sentence(9))
    run("sync")
    read = run("messages", "read", made["id"], "--receipt")
    assert [one["delivery"] for one in read] == ["read", "received"]
    run("sync")
