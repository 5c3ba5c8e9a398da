"""A space opened at its door, and what is looked at once inside."""

import re
from dataclasses import dataclass

from tests.e2e.conftest import PHRASE
from tests.e2e.fletweb import FletWeb


def open_space(app: FletWeb, name: str = "Camille") -> None:
    """Open the space of somebody so named with its phrase."""
    app.wait("Ouvrir mon espace")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.wait(f"Bonjour {name}")


def retype_sheet(app: FletWeb) -> str:
    """Type what the recovery sheet asks of itself; return its key."""
    groups = dict(re.findall(r"(\d) : ((?:[0-9A-Z] ?){4})", app.text()))
    app.press("sheet-check")
    app.wait("Lisez votre feuille")
    for rank, group in groups.items():
        if app.tid(f"group-{rank}").count():
            app.fill(f"group-{rank}", group.replace(" ", ""))
    app.press("sheet-confirm")
    app.wait("Votre feuille est bonne")
    return "-".join(group.replace(" ", "") for group in groups.values())


def seen(app: FletWeb, name: str) -> None:
    """Look for what is wrong on the page, and keep its picture."""
    assert (name, app.faults()) == (name, [])
    app.shot(name)


@dataclass
class Sitting:
    """A person at their screen; *mark* begins the names of the pictures."""

    app: FletWeb
    mark: str

    def seen(self, name: str) -> None:
        """Look for what is wrong, too small or cut, and keep the picture."""
        assert (name, self.app.small()) == (name, [])
        seen(self.app, f"{self.mark}-{name}")

    def asked(self, name: str) -> None:
        """Keep the picture of a question: it hides the h1 of the page behind it."""
        self.app.shot(f"{self.mark}-{name}")

    def next(self, press: str, wanted: str) -> None:
        """Go on to the next step."""
        self.app.press(press)
        self.app.wait(wanted)
