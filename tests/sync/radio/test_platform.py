"""The radio of the system is bleak as it is."""

from sync.radio.platform import Platform
from tests.sync.radio.studio import Paper, play


def test_bleak_chooses_the_backend_of_the_system() -> None:
    platform = Platform()
    assert play(platform.scanner()) == {}
    assert play(platform.client(Paper().passkey)) == {}
    play(platform.close())
    assert not platform.virtual
