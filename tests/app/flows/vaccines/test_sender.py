"""A service is remembered on this device; what opens it leaves with no archive."""

from dataclasses import replace
from threading import Event, Thread

import pytest

from app.domain.errors import Refused
from app.domain.feed import Pass
from app.domain.foreign import Subject
from app.flows.backpack.packing import _bound
from app.flows.vaccines.sender import Linked, Senders
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-045")
LINKED = Linked("https://vaccins.exemple.fr/fhir", "Registre fictif")
PASS = Pass("jeton-secret", "p", "suite-secrète")


def test_what_is_kept_is_found_again_then_forgotten() -> None:
    home = PaperHome()
    senders = Senders(home.vault, home.space)
    assert senders.linked() is None
    senders.keep(LINKED, PASS)
    senders.keep(replace(LINKED, daily=False))
    assert senders.linked() == replace(LINKED, daily=False)
    assert senders.passed(LINKED) == PASS
    with pytest.raises(Refused, match=r"feed\.none"):
        senders.passed(replace(LINKED, key="another"))
    assert senders.forget() == PASS
    assert senders.linked() is None
    assert senders.forget() is None
    senders.keep(LINKED)
    with pytest.raises(Refused, match=r"feed\.token"):
        senders.passed(LINKED)


def test_two_changes_at_once_are_both_kept() -> None:
    home = PaperHome()
    senders = Senders(home.vault, home.space)
    senders.keep(LINKED, PASS)
    begun, going = Event(), Event()

    def slow(one: Linked) -> Linked:
        begun.set()
        going.wait(0.2)
        return replace(one, last=7)

    other = Thread(target=senders.change, args=[lambda one: replace(one, daily=False)])
    first = Thread(target=senders.change, args=[slow])
    first.start()
    begun.wait()
    other.start()
    first.join()
    other.join()
    assert senders.mine() == replace(LINKED, last=7, daily=False)


def test_the_pass_is_a_key_of_this_device_alone() -> None:
    home = PaperHome()
    Senders(home.vault, home.space).keep(LINKED, PASS)
    (name,) = home.vault.secrets("")
    assert _bound(name)
    assert b"jeton-secret" not in b"".join(home.vault.settings("").values())


def test_a_pass_shows_nothing_of_itself() -> None:
    assert "secret" not in repr(PASS) + repr(LINKED)


def test_its_place_is_always_said() -> None:
    assert LINKED.called == "Registre fictif (vaccins.exemple.fr)"
    assert replace(LINKED, name="").called == "vaccins.exemple.fr"


def test_the_word_of_the_person_is_for_one_identity() -> None:
    named = LINKED.about(Subject("Fictif", given="Jean", born="1931-01-01"))
    assert (named.person, named.trusted) == ("Jean Fictif", False)
    assert named.claimed().trusted
    assert not named.claimed().about(Subject("Autre", born="1931-01-01")).trusted


def test_whom_it_names_is_short_and_dated_or_not_at_all() -> None:
    said = Subject("x" * 999, given="Jean", born="<b>demain</b>")
    named = LINKED.about(said)
    assert (len(named.person), named.born) == (200, "")
    assert LINKED.about(Subject("Fictif", born="1931-01")).born == "1931-01"
