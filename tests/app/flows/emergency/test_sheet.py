"""Only what was chosen is signed, printed or left open; the rest never shows."""

from hashlib import sha256
from threading import Event, Thread

import pytest

from app.crypto import emergency
from app.domain.emergency import Level, Part, Told
from app.domain.errors import Broken, Refused
from app.flows.civil import Civil
from app.flows.civil import Told as Who
from app.flows.emergency.sheet import CONSENTS, Unwritten, left_open
from tests.app.crypto.reader_of_cards import read_card
from tests.app.flows.emergency.a_person import Person
from tests.app.identities import known


@pytest.fixture
def camille() -> Person:
    """Return a person without any line."""
    return Person()


def texts(lines: tuple[Told, ...]) -> list[str]:
    """Return the words of lines."""
    return [line.text for line in lines]


def test_nothing_is_chosen_at_first(camille: Person) -> None:
    camille.allergic()
    assert [one.level for one in camille.sheet.choices()] == [Level.HIDDEN]
    assert camille.sheet.lines(Level.CODE) == ()
    for work in (camille.sheet.card, camille.sheet.show):
        with pytest.raises(Refused, match=r"emergency\.empty"):
            work()


@pytest.mark.covers("C-165")
def test_two_levels_one_holding_the_other(camille: Person) -> None:
    first, second = camille.allergic("Latex"), camille.allergic("Iode")
    camille.choose(Level.OPEN, first)
    camille.choose(Level.CODE, second)
    assert texts(camille.sheet.lines(Level.OPEN)) == ["Latex"]
    assert sorted(texts(camille.sheet.lines(Level.CODE))) == ["Iode", "Latex"]
    camille.choose(Level.HIDDEN, first)
    assert texts(camille.sheet.lines(Level.OPEN)) == []


@pytest.mark.covers("C-165")
def test_the_card_holds_what_is_read_without_code_and_nothing_else(
    camille: Person,
) -> None:
    camille.choose(Level.OPEN, camille.allergic("Latex", "Boutons"))
    camille.choose(Level.CODE, camille.allergic("Iode"))
    camille.allergic("Arachide")
    fitted = camille.sheet.card()
    assert emergency.check(fitted.text).card == fitted.card
    told = [[int(Part.ALLERGY), "Latex, Boutons"]]
    person = ["Camille Fictive", "1958-03-12", "2026-11-21"]
    assert read_card(fitted.text) == [1, *person, 0, told]
    assert fitted.left == ()


@pytest.mark.covers("C-165")
def test_a_full_card_leaves_out_the_last_lines_and_says_which(camille: Person) -> None:
    for rank in range(60):
        noise = sha256(bytes([rank])).hexdigest()
        camille.allergic(f"Substance {rank} {noise}")
        camille.profile.add("maladies", {"illness": f"Maladie {rank} {noise[::-1]}"})
    camille.choose(Level.OPEN)
    fitted = camille.sheet.card()
    signed = emergency.read(fitted.text.removeprefix(emergency.PREFIX))
    assert len(signed) <= emergency.BYTES_MAX
    assert fitted.card.left == len(fitted.left) > 0
    assert len(fitted.card.lines) + len(fitted.left) == 120
    assert {line.part for line in fitted.card.lines[:20]} == {Part.ALLERGY}


@pytest.mark.covers("C-165")
def test_what_is_left_open_is_what_was_chosen(camille: Person) -> None:
    camille.choose(Level.OPEN, camille.allergic("Latex"))
    camille.choose(Level.CODE, camille.allergic("Iode"))
    assert not camille.sheet.shown()
    assert left_open(camille.left) is None
    camille.sheet.show()
    found = left_open(camille.left)
    assert found is not None
    assert texts(found.card.lines) == ["Latex"]
    camille.sheet.hide()
    assert (camille.sheet.shown(), camille.left.read()) == (False, b"")


def test_what_is_left_open_follows_the_record(camille: Person) -> None:
    camille.sheet.follow(camille.heart)
    latex, iode = camille.allergic("Latex"), camille.allergic("Iode")
    camille.choose(Level.OPEN, latex, iode)
    assert camille.left.read() == b""
    camille.sheet.show()
    camille.profile.change(latex, {"substance": "Latex (gants)"})
    camille.profile.withdraw(iode)
    found = left_open(camille.left)
    assert found is not None
    assert texts(found.card.lines) == ["Latex (gants)"]
    camille.choose(Level.HIDDEN, latex)
    assert camille.left.read() == b""


def test_a_birth_date_corrected_is_signed_and_left_open_at_once(
    camille: Person,
) -> None:
    known(camille.vault, camille.profile.space)
    camille.sheet.follow(camille.heart)
    camille.choose(Level.OPEN, camille.allergic("Latex"))
    camille.sheet.show()
    Civil(camille.vault, camille.world, camille.profile.space).tell(Who("1985-03-12"))
    found = left_open(camille.left)
    assert found is not None
    assert {found.card.birth, camille.sheet.card().card.birth} == {"1985-03-12"}


class Full(Unwritten):
    """A disk where nothing more may be written."""

    full = False

    def write(self, content: bytes) -> None:
        """Refuse once full."""
        if self.full:
            raise Broken("disk.full")
        super().write(content)


def test_rather_nothing_than_what_is_no_longer_true(camille: Person) -> None:
    disk = Full()
    sheet = camille.elsewhere(disk)
    sheet.follow(camille.heart)
    latex = camille.allergic("Latex")
    camille.choose(Level.OPEN, latex)
    sheet.show()
    disk.full = True
    camille.profile.change(latex, {"substance": "Latex (gants)"})
    assert disk.read() == b""


def test_what_was_altered_on_the_disk_is_refused(camille: Person) -> None:
    camille.choose(Level.OPEN, camille.allergic("Latex"))
    camille.sheet.show()
    text = camille.left.read()
    camille.left.write(text[:-2] + (b"00" if text[-2:] != b"00" else b"11"))
    with pytest.raises(Refused, match=r"emergency\.(altered|unreadable)"):
        left_open(camille.left)
    camille.left.write(b"\xff")
    with pytest.raises(Refused, match=r"emergency\.unreadable"):
        left_open(camille.left)


def test_consents_are_apart_and_off_until_answered(camille: Person) -> None:
    assert [camille.sheet.consent(name) for name in CONSENTS] == ["", "", ""]
    camille.sheet.answer("samu", "yes")
    camille.sheet.answer("masked", "no")
    assert [camille.sheet.consent(name) for name in CONSENTS] == ["yes", "", "no"]
    camille.sheet.answer("samu", "")
    assert camille.sheet.consent("samu") == ""
    for name, said in (("other", "yes"), ("samu", "maybe")):
        with pytest.raises(Refused, match=r"emergency\.answer"):
            camille.sheet.answer(name, said)


@pytest.mark.covers("C-165")
def test_a_printed_card_is_out_of_date_once_a_line_changed(camille: Person) -> None:
    latex = camille.allergic("Latex")
    camille.choose(Level.OPEN, latex)
    assert camille.sheet.printed() is None
    camille.sheet.note_print(camille.sheet.card())
    told = camille.sheet.printed()
    assert told is not None
    assert (told.day, told.current) == ("2026-11-21", True)
    camille.choose(Level.CODE, camille.allergic("Iode"))
    again = camille.sheet.printed()
    assert again is not None
    assert again.current
    camille.profile.change(latex, {"substance": "Latex (gants)"})
    changed = camille.sheet.printed()
    assert changed is not None
    assert not changed.current


class Slow(Unwritten):
    """A disk that lets somebody else in between a reading and a writing."""

    def __init__(self) -> None:
        super().__init__()
        self.reading, self.shutting = Event(), Event()

    def read(self) -> bytes:
        """Read, then wait for who shuts, if anybody may."""
        found = super().read()
        self.reading.set()
        self.shutting.wait(0.3)
        return found


@pytest.mark.covers("C-165")
def test_what_is_shut_while_the_record_changes_stays_shut(camille: Person) -> None:
    disk = Slow()
    sheet = camille.elsewhere(disk)
    camille.choose(Level.OPEN, camille.allergic("Latex"))
    sheet.show()

    def shut() -> None:
        disk.reading.wait(60)
        sheet.hide()
        disk.shutting.set()

    other = Thread(target=shut)
    other.start()
    sheet.refresh()
    other.join()
    assert Unwritten.read(disk) == b""
