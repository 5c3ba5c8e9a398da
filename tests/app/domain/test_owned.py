"""What a device says of an entry goes with the entry, in the same write."""

import pytest

from app.domain.owned import OFFLINE, THUMB, kind_of, owned
from app.domain.write import Origin, Write
from tests.app.paper_home import PaperHome


@pytest.mark.parametrize("way", ["removed", "erased"])
@pytest.mark.parametrize("origin", list(Origin))
def test_settings_of_an_entry_go_with_it(way: str, origin: Origin) -> None:
    home = PaperHome()
    (gone, stays) = (
        home.documents.add(words, name="x.txt").entry for words in (b"un", b"deux")
    )
    assert gone
    assert stays
    names = (*owned(gone.id), *owned(stays.id))
    space = home.space.id
    home.vault.commit(Write(space, settings=dict.fromkeys(names, b"1")))
    write = Write(space, **{way: (gone.id,)})  # type: ignore[arg-type]  # either field
    home.vault.commit(write, origin=origin)
    left = home.vault.settings("")
    assert set(names) & set(left) == set(owned(stays.id))
    assert owned(stays.id)[0].startswith(OFFLINE)
    assert owned(stays.id)[1].startswith(THUMB)


@pytest.mark.parametrize(
    ("setting", "kind"),
    [("offline/aa", "offline"), ("thumb/aa", "thumb"), ("offline.rule", "setting")],
)
def test_what_the_pulse_tells_follows_the_setting(setting: str, kind: str) -> None:
    home = PaperHome()
    changes = home.vault.commit(Write(home.space.id, settings={setting: b"1"}))
    assert changes.kinds == {kind}
    assert kind_of(setting) == kind
