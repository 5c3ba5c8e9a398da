"""What the person made is theirs; what a professional made is only put away."""

from dataclasses import replace
from itertools import product

import pytest

from app.domain.errors import Refused
from app.rules.authorship import Act, Actor, Maker, allow, maker_of, may
from tests.app.paper_home import PaperHome

_GRANTED = {
    (
        Actor.HOLDER,
        Maker.PERSON,
    ): "read file describe replace hide archive throw disown",
    (Actor.HOLDER, Maker.COPY): "read file describe hide archive throw disown",
    (Actor.HOLDER, Maker.DEPOSIT): "read file hide archive disown",
    (Actor.AUTHOR, Maker.DEPOSIT): "read describe replace withdraw",
}


@pytest.mark.covers("C-022")
@pytest.mark.parametrize(("actor", "maker", "act"), [*product(Actor, Maker, Act)])
def test_each_cell_of_the_matrix(actor: Actor, maker: Maker, act: Act) -> None:
    granted = _GRANTED.get((actor, maker), "").split()
    assert may(actor, maker, act) is (act.value in granted)


@pytest.mark.parametrize(
    ("meta", "maker"),
    [
        ({"source": "imported"}, Maker.PERSON),
        ({"source": "imported", "maker": "professional"}, Maker.COPY),
        ({"source": "deposited"}, Maker.DEPOSIT),
        ({"source": "deposited", "maker": "professional"}, Maker.DEPOSIT),
        ({}, Maker.PERSON),
    ],
)
def test_whose_work_it_is(meta: dict[str, str], maker: Maker) -> None:
    entry = PaperHome().documents.add(b"Bonjour", name="x.txt").entry
    assert entry is not None
    assert maker_of(replace(entry, meta=meta)) is maker


def test_the_person_cannot_throw_a_deposit() -> None:
    entry = PaperHome().documents.add(b"Bonjour", name="x.txt").entry
    assert entry is not None
    allow(entry, Act.THROW)
    with pytest.raises(Refused, match=r"document\.not_yours"):
        allow(replace(entry, meta={"source": "deposited"}), Act.THROW)
