"""The last days of a week: a second device, no network, copies, leaving."""

import re
from contextlib import closing
from pathlib import Path

from main import Starters
from tests.e2e.conftest import PHRASE
from tests.e2e.days import Week, enter, note, unlocked, up_to_date
from tests.e2e.rows import take
from tests.e2e.walk import Walk

NEW_PHRASE = "tulipe verte gare hiver coton bateau miel"
COPY_PHRASE = "prune lente vélo cerise marche lundi fenêtre"
HANDED_MAX = 40 << 20
"""Bytes a page may send under our driver, which copies them whole, several times."""


def thursday(week: Week) -> None:
    """Let the phone in: its code typed, the same signs on both, then all is there."""
    one, two = week.one, week.two
    ask_to_come_in(two, week.address)
    one.app.go("/mes-appareils/ajouter")
    one.app.wait("Code affiché")
    one.app.fill("visitor-code", spelled(two))
    with one.step("look for the phone"):
        one.app.press("visitor-look")
        one.app.wait("Voyez-vous ces signes")
    two.app.wait("Voyez-vous ces signes")
    assert spelled(one) == spelled(two)
    two.keep("signs to compare")
    two.app.press("join-same")
    two.app.wait("Confirmez aussi")
    one.app.press("visitor-same")
    one.app.wait("C'est fait.")
    with two.step("the space arrives"):
        two.app.wait("Bonjour Jeanne", 1800)
    with two.step("all of it is there"):
        up_to_date(two)
    unlocked(two)
    two.quick("the list on the phone", "nav-documents", "document-")
    with two.step("read on the phone"):
        two.app.press(two.name("document-0"))
        two.app.wait("Ranger ce document")
    if two.app.tid("document-fetch").count():
        with two.step("fetch a file"):
            two.app.press("document-fetch")
            two.app.wait("Modifier")


def ask_to_come_in(two: Walk, address: str) -> None:
    """Wait at the door of the server, a phrase of one's own chosen."""
    app = two.app
    app.wait("Bienvenue")
    app.press("welcome-rejoindre")
    app.wait("Adresse du serveur")
    app.fill("server", address)
    app.press("join-way-own")
    two.appear("join-again")
    app.fill("join-secret", PHRASE)
    app.fill("join-again", PHRASE)
    with two.step("ask to come in"):
        app.press("join-begin")
        app.wait("Ce code marche encore")


def spelled(walk: Walk) -> str:
    """Return the signs on the screen, as they are read aloud."""
    text = walk.app.text()
    found = re.findall(r"^((?:[0-9A-Z] ){3}[0-9A-Z])$", text, re.MULTILINE)
    return "-".join(group.replace(" ", "") for group in found)


def friday(week: Week) -> None:
    """Live without the server, on both devices; then choose between two versions."""
    one, two = week.one, week.two
    settled(week)
    week.server.stop()
    for walk, title in ((one, "Genou, chez Paul"), (two, "Genou, au téléphone")):
        open_same(walk)
        walk.app.press("document-change")
        walk.app.wait("Enregistrer")
        walk.app.fill("edit-title", title)
        with walk.step("rename without network"):
            walk.app.press("edit-save")
            walk.app.wait("Vos changements sont enregistrés.")
    note(two, "70,4")
    if two.app.tid("same-day-add").count():
        two.app.press("same-day-add")
    two.app.wait("Noté : 70,4 kg.")
    two.app.go("/")
    two.app.wait("attend")
    two.keep("without network")
    week.server.start()
    choose(week)
    for walk in (one, two):
        walk.app.go("/")
        walk.app.wait("À jour sur cet appareil", 120)
    one.app.wait("70,4 kg")


def open_same(walk: Walk) -> None:
    """Open the document both devices know; one may have locked meanwhile."""
    unlocked(walk)
    walk.app.go("/recherche")
    walk.app.press(walk.look_for("quévert"))
    walk.appear("document-change")


def choose(week: Week) -> None:
    """Whoever sees the choice first takes the other version."""
    for walk in (week.one, week.two):
        walk.app.go("/")
    for _turn in range(60):
        for walk in (week.one, week.two):
            if "Choisir entre deux versions" in walk.app.text():
                taken(walk)
                return
        week.one.app.page.wait_for_timeout(1000)
    raise AssertionError(week.one.app.text() + week.two.app.text())


def taken(walk: Walk) -> None:
    """Take the version of the other device."""
    walk.app.go("/choix")
    walk.app.wait("Ce qui diffère")
    walk.keep("two versions")
    with walk.step("take the other version"):
        walk.app.press(walk.name("take-"))
        walk.app.wait("Rien à choisir.")


def settled(week: Week) -> None:
    """Wait until both devices say the same."""
    for walk in (week.one, week.two):
        unlocked(walk)
        walk.app.go("/")
        up_to_date(walk)


def saturday(week: Week) -> None:
    """Change how it looks, name the phone, copy everything out, see what left."""
    one, two = week.one, week.two
    for walk in (two, one):
        look(walk)
    rename(one)
    backpack(week)
    one.app.go("/qui-voit-quoi/sorties")
    with one.step("what left"):
        one.app.press(one.name("departures-2"))
        one.app.wait("envoyé")
    paper(week)


def look(walk: Walk) -> None:
    """Read in the dark with larger letters, then as before."""
    walk.app.go("/reglages")
    with walk.step("text at 150"):
        take(walk.app, "scale-1.5")
    take(walk.app, "mode-dark")
    walk.app.go("/documents")
    walk.appear("document-0")
    walk.keep("dark and large")
    walk.app.go("/reglages")
    take(walk.app, "mode-light")
    take(walk.app, "scale-1.0")


def rename(one: Walk) -> None:
    """Give this device a name of one's own."""
    app = one.app
    app.go("/mes-appareils")
    begun = one.name("rename-")
    app.press(begun)
    own = begun.removeprefix("rename-")
    app.fill(f"name-{own}", "Salon")
    with one.step("name a device"):
        app.press(f"save-{own}")
        app.wait("s'appelle maintenant « Salon »")


def backpack(week: Week) -> None:
    """Make a backpack, then open it to check it; a browser takes no heavy one."""
    one, app = week.one, week.one.app
    app.go("/sauvegarde")
    app.wait("sac à dos.")
    if "trop pour ce navigateur" in app.text():
        one.keep("a backpack too heavy for the browser")
        return
    app.fill("backpack-secret", COPY_PHRASE)
    app.fill("backpack-again", COPY_PHRASE)
    with one.step("make a backpack"):
        kept = one.take("backpack-make", week.place)
        app.wait("Votre sac à dos est prêt", 120)
    if kept.stat().st_size > HANDED_MAX:
        with one.step("restore the backpack elsewhere"):
            restored(week.place / "three", kept)
        return
    app.press("backpack-verify")
    one.give("check-pick", kept)
    app.wait(kept.name)
    app.fill("check-phrase", COPY_PHRASE)
    with one.step("check the backpack"):
        app.press("check-start")
        app.wait("est entier", 300)


def restored(home: Path, kept: Path) -> None:
    """Restore a backpack in a home of its own, and open it there."""
    with closing(Starters(home).door) as door, kept.open("rb") as bag:
        counts = door.restore(bag, {"passphrase": COPY_PHRASE})
        assert sum(door.open().documents.counts().values()) > 0
        assert counts["files"] > 0


def paper(week: Week) -> None:
    """Print the recovery sheet, and copy a part of it back."""
    one, app = week.one, week.one.app
    app.go("/secours")
    app.fill("proof", PHRASE)
    with one.step("the recovery sheet"):
        app.press("sheet-see")
        app.wait("Cette clé rouvre")
    groups = dict(re.findall(r"(\d) : ((?:[0-9A-Z] ?){4})", app.text()))
    with one.step("print it"):
        one.take("sheet-save", week.place)
    app.press("sheet-check")
    app.wait("Lisez votre feuille")
    for rank, group in groups.items():
        if app.tid(f"group-{rank}").count():
            app.fill(f"group-{rank}", group.replace(" ", ""))
    with one.step("copy it back"):
        app.press("sheet-confirm")
        app.wait("Votre feuille est bonne")


def sunday(week: Week) -> None:
    """Change the phrase, lock, come back, and put the phone outside."""
    one, app = week.one, week.one.app
    app.go("/reglages/code")
    app.fill("proof", PHRASE)
    app.press("change-way-own")
    one.appear("change-again")
    app.fill("change-secret", NEW_PHRASE)
    app.fill("change-again", NEW_PHRASE)
    with one.step("change the phrase"):
        app.press("change-save")
        app.wait("C'est changé.")
    app.go("/plus")
    with one.step("lock"):
        app.press("more-lock")
        app.wait("Ouvrir mon espace")
    enter(one, NEW_PHRASE)
    app.go("/mes-appareils")
    with one.step("put the phone outside"):
        app.press(one.name("device-"))
        app.press("confirm-yes")
        app.wait("sera mis dehors.")
