"""What a house holds of measures speaks of one and the same space."""

from app.flows.measuring.measuring import follow
from tests.app.paper_home import PARIS, PaperHome


def test_what_is_noted_is_what_is_followed() -> None:
    home = PaperHome()
    followed = follow(home.preferences, PARIS)
    followed["measures"].add("hba1c", ["7,1"])
    assert home.measures.last("hba1c")
    assert followed["measuring"].sensor.found() == []
