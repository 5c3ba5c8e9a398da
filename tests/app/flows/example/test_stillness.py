"""The courier of the example goes nowhere and says so."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.syncing import Seal
from app.flows.example.stillness import Stillness
from tests.app.flows.example.conftest import Place


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("ask", "words"),
    [
        ("reach", ()),
        ("sync", ()),
        ("fetch", (EntryId(bytes(16)),)),
        ("move", ("https://ailleurs", print)),
    ],
)
async def test_it_refuses_to_go(
    place: Place, ask: str, words: tuple[object, ...]
) -> None:
    still = Stillness(place.world, lambda: 0)
    with pytest.raises(Refused) as refused:
        await getattr(still, ask)(*words)
    assert refused.value.code == "example.still"


def test_the_seal_tells_a_choice_then_that_all_is_there(place: Place) -> None:
    choices = [1]
    still = Stillness(place.world, lambda: len(choices))
    assert still.state().seal is Seal.CHOICE
    choices.clear()
    assert still.state().seal is Seal.UP_TO_DATE
