"""Each way a page was found, and each tone, has its own words."""

from app.domain.scan import How, Tone
from views.parts.scanning.wording import how_told, tones


def test_each_way_has_its_words() -> None:
    assert len({how_told(how) for how in How}) == len(How)
    assert how_told(How.WHOLE).startswith("Aucun bord")


def test_each_tone_has_its_words() -> None:
    assert set(tones()) == {tone.value for tone in Tone}
    assert len(set(tones().values())) == len(Tone)
