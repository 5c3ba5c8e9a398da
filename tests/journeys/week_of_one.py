"""A week of one person, done without network: what it leaves, by kind, in its order."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from app.domain.agenda import Draft, EventKind, Every, Repeat
from app.domain.immunization import Immunization
from app.domain.wishes import DIRECTIVES
from views.house import House


@dataclass
class Lived:
    """What one week of one person must have left, by kind, in its order."""

    weights: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    allergies: list[str] = field(default_factory=list)
    vaccines: list[str] = field(default_factory=list)
    agenda: list[tuple[str, str, bool]] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    papers: list[tuple[str, str, str]] = field(default_factory=list)


def lived(house: House, heavy: int) -> Lived:
    """Live a week: a weight a day, one corrected, one withdrawn; papers; a dose."""
    name, week = house.space.name, Lived()
    today = datetime.now(UTC) - timedelta(hours=1)
    for day in range(7):
        at = (today - timedelta(days=6 - day)).isoformat()
        house.measures.add("body-weight", [f"{heavy}.{day}"], at=at)
    newest, *_rest, oldest = house.measures.series("body-weight")
    house.measures.correct(newest.entry.id, [f"{heavy}.9"])
    house.measures.withdraw(oldest.entry.id)
    week.weights = [f"{heavy}.{day}" for day in (9, 5, 4, 3, 2, 1)]
    for rank in range(3):
        house.documents.add(
            f"Papier {rank} de la semaine".encode(),
            name=f"{rank}.txt",
            title=f"Papier {rank} pour {name}",
            date=today.date().isoformat(),
        )
    thrown, back, _kept = house.documents.list()
    for one in (thrown, back):
        house.trash.throw(one.id)
    house.trash.put_back(back.id)
    week.documents = [one.title for one in house.documents.list()]
    line = house.profile.add("allergies", {"substance": "Arachide"})
    house.profile.change(line.id, {"substance": f"Arachide ({name})"})
    week.allergies = [f"Arachide ({name})"]
    house.vaccines.booklet.add(Immunization("ROR", day="2020-06-01"))
    week.vaccines = [one.title for one in house.vaccines.booklet.every()]
    assert len(week.documents) == 2
    arranged(house, week)
    planned(house, week)
    return week


def arranged(house: House, week: Lived) -> None:
    """File a paper in a folder with some words; say twice what one wants."""
    name, folder = house.space.name, house.folders.add("Genou")
    first, second = house.documents.list()
    house.documents.file_in(first.id, folder.id)
    house.documents.comment(first.id, f"À montrer, {name}")
    house.documents.pin(second.id, pinned=True)
    week.papers = papers(house)
    assert [one[1:] for one in week.papers] == [
        ("Genou", f"À montrer, {name}"),
        ("", ""),
    ]
    for matters in ("Rester chez moi", f"Rester chez moi ({name})"):
        house.wishes.state(DIRECTIVES, {"matters": matters})
    week.wishes = [f"Rester chez moi ({name})", "Rester chez moi"]


def planned(house: House, week: Lived) -> None:
    """Have a visit moved, another cancelled, a walk every day ticked twice."""
    agenda, name = house.agenda, house.space.name
    visit = Draft(title=f"Dr Fictif ({name})", start="2027-03-12T14:30")
    moved, gone = agenda.add(visit), agenda.add(visit)
    agenda.change(moved.id, replace(visit, start="2027-03-19T10:00"))
    agenda.cancel(gone.id)
    walk = Draft(
        title="Marcher",
        start="2027-03-01",
        kind=EventKind.TASK,
        repeat=Repeat(Every.DAY, count=3),
    )
    own = agenda.add(walk).id
    for start in ("2027-03-01", "2027-03-03"):
        agenda.done(own, start)
    week.agenda = [
        ("Marcher", "2027-03-01", True),
        ("Marcher", "2027-03-02", False),
        ("Marcher", "2027-03-03", True),
        (f"Dr Fictif ({name})", "2027-03-19T10:00", False),
    ]


def papers(house: House) -> list[tuple[str, str, str]]:
    """Return each paper, its folder and what is said of it."""
    folders = {one.entry.id.hex(): one.name for one in house.folders.list()}
    return [
        (
            one.title,
            folders.get(one.meta.get("folder", ""), ""),
            one.meta.get("comment", ""),
        )
        for one in house.documents.list()
    ]


def timeline(house: House) -> list[tuple[str, str, bool]]:
    """Return what takes place in March."""
    found = house.agenda.between(date(2027, 3, 1), date(2027, 3, 31))
    return [(one.event.title, one.start, one.done) for one in found]


def seen(house: House) -> Lived:
    """Return what a device shows of that week."""
    series = house.measures.series("body-weight")
    return Lived(
        [str(one.values[0]) for one in series],
        [one.title for one in house.documents.list()],
        [one.said["substance"] for one in house.profile.lines("allergies")],
        [one.title for one in house.vaccines.booklet.every()],
        timeline(house),
        [one.wish.said["matters"] for one in house.wishes.versions(DIRECTIVES)],
        papers(house),
    )
