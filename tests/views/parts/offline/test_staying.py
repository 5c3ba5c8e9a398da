"""What was made free is told with the promise that nothing is lost."""

import pytest

from tests.screens.fletunit import plain
from views.parts.offline.staying import freed_words


@pytest.mark.parametrize(("freed", "said"), [(2_000_000, "Mo"), (900, "o")])
def test_the_room_made_is_told(freed: int, said: str) -> None:
    words = plain(freed_words(freed))
    assert said in words
    assert words.endswith("Le serveur garde tout.")
