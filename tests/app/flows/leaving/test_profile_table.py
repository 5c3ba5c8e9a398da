"""A profile leaves as a table: what holds, what is over, who said it, never run."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.topic import Answer, Line, Topic
from app.flows.leaving.profile_table import MACHINE, ProfileTable, Wording
from tests.app.paper_home import PaperHome

SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\0")


def told(line: Line) -> list[str]:
    """Return a rubric and a title."""
    return [line.topic.label, line.title]


def answered(topic: Topic, answer: Answer) -> list[str]:
    """Return a rubric and its answer."""
    return [topic.label, answer]


WORDING = Wording(["Rubrique", "Quoi"], told, answered)


def rows(home: PaperHome) -> list[dict[str, str]]:
    """Write the table and read it as a program does."""
    sink, seen = io.BytesIO(), list[tuple[int, int]]()
    table = ProfileTable(home.profile)
    packed = table.write(WORDING, sink, lambda done, total: seen.append((done, total)))
    raw = sink.getvalue()
    assert raw.startswith("\ufeffRubrique;Quoi;code;since".encode())
    text = io.StringIO(raw.decode("utf-8-sig"), newline="")
    found = list(csv.DictReader(text, delimiter=";"))
    count = len(found)
    assert (packed.entries, table.count()) == (count, count)
    assert seen == [(done, count) for done in range(1, count + 1)]
    return found


def test_each_line_is_read_back_by_a_program() -> None:
    home = PaperHome()
    said = {"substance": "Pénicilline", "since": "1998"}
    entry = home.profile.add("allergies", said)
    (row,) = rows(home)
    assert row["Quoi"] == "Pénicilline"
    assert {name: row[name] for name in MACHINE} == {
        "code": "allergies",
        "since": "1998",
        "until": "",
        "state": "active",
        "source": "declared",
        "id": entry.id.hex(),
    }


def test_what_is_over_leaves_and_what_was_withdrawn_does_not() -> None:
    home = PaperHome()
    over = home.profile.add("maladies", {"illness": "Grippe", "since": "2020-01"})
    home.profile.end(over.id, "2020-02")
    wrong = home.profile.add("maladies", {"illness": "Erreur"})
    home.profile.withdraw(wrong.id)
    (row,) = rows(home)
    assert (row["state"], row["until"]) == ("ended", "2020-02")


def test_a_real_answer_takes_the_place_of_lines() -> None:
    home = PaperHome()
    home.profile.set_answer("allergies", "none")
    (row,) = rows(home)
    assert (row["code"], row["state"], row["id"]) == ("allergies", "none", "")


def test_what_is_kept_apart_stays() -> None:
    home = PaperHome()
    assert any(topic.apart for topic in home.profile.topics())
    codes = {topic.code for topic in home.profile.topics() if topic.apart}
    assert not codes & {row["code"] for row in rows(home)}


@settings(max_examples=25)
@given(st.sampled_from("=+-@"), st.text(SIGNS, max_size=20))
def test_no_cell_is_ever_run(sign: str, words: str) -> None:
    home = PaperHome()
    home.profile.add("allergies", {"substance": f"{sign}{words}x"})
    (row,) = rows(home)
    assert row["Quoi"].startswith("'")
