"""The first days of a week: filing, looking for, measuring."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.conftest import PHRASE, Server
from tests.e2e.walk import Walk
from tests.fictitious.documents import documents

MEASURES = "/sante/mesures"
SEED = 2026


@dataclass
class Week:
    """Two devices of one person, the server between them, and the papers of a week."""

    one: Walk
    two: Walk
    server: Server
    address: str
    place: Path

    def papers(self, suffix: str, count: int) -> list[Path]:
        """Return that many files of a kind, none of them known to the space."""
        given = self.place / "papers"
        given.mkdir(exist_ok=True)
        kept: list[Path] = []
        for one in documents(SEED, 60, heavy=False):
            if one.name.endswith(suffix) and len(kept) < count:
                kept.append(given / one.name)
                kept[-1].write_bytes(one.content)
        return kept


def enter(walk: Walk, secret: str = PHRASE) -> None:
    """Open the space with its phrase."""
    walk.app.wait("Ouvrir mon espace")
    walk.app.fill("unlock-secret", secret)
    with walk.step("open my space") as app:
        app.press("unlock-open")
        app.wait("Bonjour Jeanne")


def up_to_date(walk: Walk) -> None:
    """Wait until all of it is here; a device left alone has locked meanwhile."""
    for _turn in range(900):
        unlocked(walk)
        if "À jour sur cet appareil" in walk.app.text():
            return
        walk.app.page.wait_for_timeout(2000)
    raise AssertionError(walk.app.text())


def unlocked(walk: Walk) -> None:
    """Open the space again if nobody touched it for five minutes."""
    if "Ouvrir mon espace" in walk.app.text():
        enter(walk)


def monday(week: Week) -> None:
    """File what came by post: several files, photos into one, folders, a pin."""
    one, app = week.one, week.one.app
    enter(one)
    one.quick("the list of documents", "nav-documents", "document-")
    one.keep("documents")
    app.go("/documents/ajouter")
    app.wait("Choisir des fichiers")
    with one.step("add four files"):
        one.give("add-pick", *week.papers(".pdf", 3), *week.papers(".txt", 1))
        app.wait("Voir mes documents")
    app.press("add-change-0")
    app.wait("Enregistrer")
    app.fill("edit-title", "Bilan du genou, docteur Quévert")
    with one.step("rename a document"):
        app.press("edit-save")
        app.wait("Vos changements sont enregistrés.")
    with one.step("pin it"):
        app.press("document-pin")
        app.wait("Épinglé en tête.")
    photos(one, week)
    folders(one)


def photos(one: Walk, week: Week) -> None:
    """Make one document of three photos, in the order wanted."""
    app = one.app
    app.go("/documents/ajouter")
    app.wait("Choisir des fichiers")
    with one.step("choose three photos"):
        one.give("add-pages", *week.papers(".jpg", 3))
        app.wait("Page 3")
    app.press("page-2-up")
    with one.step("make one document of them"):
        app.press("pages-done")
        app.wait("Voir mes documents")
    app.press("add-open-0")
    app.wait("Page 1 sur 3")


def folders(one: Walk) -> None:
    """Make a folder, and put the photos in it."""
    app, opened = one.app, one.app.page.url
    app.go("/documents/dossiers")
    app.fill("folder-name", "Genou")
    with one.step("make a folder"):
        app.press("folder-make")
        app.wait("Le dossier « Genou » est prêt.")
    app.go(re.sub(r"^\w+://[^/]+", "", opened))
    app.press("document-folder")
    with one.step("file in the folder"):
        app.press(one.name("document-folder-"))
        app.wait("Rangé dans le dossier « Genou ».")
    app.go("/documents/dossiers")
    with one.step("open the folder"):
        app.press(one.name("folder-0"))
        app.wait("1 document")


def tuesday(week: Week) -> None:
    """Look for things, read one, put things aside and back."""
    one, app = week.one, week.one.app
    one.quick("search opens", "top-search", "search-field")
    one.typing("search as one types", "search-field", "bilan", "hit-")
    app.wait("résultat")
    one.keep("search")
    app.press("sieve")
    app.press("sort")
    with one.step("search among documents"):
        app.press("sort-document")
        app.wait("Documents (")
    app.press("narrow")
    with one.step("search of this year"):
        app.press("period-year")
        app.wait("Cette année")
    hit = one.look_for("genou")
    with one.step("open a result"):
        app.press(hit)
        app.wait("Ranger ce document")
    browse(one)
    read(one)
    aside(one, week)


def browse(one: Walk) -> None:
    """Narrow the list of documents, and go through it."""
    app = one.app
    one.quick("back to the list", "nav-documents", "documents-add")
    app.press("narrow")
    with one.step("one category"):
        app.press("category-BIOLOGIE")
        app.wait("Résultats d'analyses")
        one.appear("document-0")
    with one.step("every category"):
        app.press("narrow-clear")
        app.wait("Filtrer les documents")
    with one.step("scroll to the next part of the list"):
        one.further("documents-more", "documents-start")
    app.press("documents-start")


def read(one: Walk) -> None:
    """Read a PDF, its words, its versions."""
    app = one.app
    app.go("/recherche")
    app.press("narrow-clear")
    hit = one.look_for("quévert")
    with one.step("read a PDF"):
        app.press(hit)
        app.wait("Voir le texte")
    one.quick("larger", "page-larger", "page-smaller")
    with one.step("its words"):
        app.press("document-twin")
        app.wait("Voir les pages")


def aside(one: Walk, week: Week) -> None:
    """Replace a document, throw it away, put it back, archive it."""
    app = one.app
    with one.step("a new version"):
        one.give("document-replace", week.papers(".pdf", 4)[3])
        app.wait("La nouvelle version est là.")
    with one.step("its versions"):
        app.press("document-versions")
        app.wait("Version actuelle")
    app.press("top-back")
    with one.step("throw it away"):
        app.press("document-throw")
        app.wait("est dans la corbeille")
    app.go("/documents")
    app.press("documents-corbeille")
    with one.step("put it back"):
        app.press(one.name("back-"))
        app.wait("est de retour")
    app.go("/documents")
    app.press(one.name("document-0"))
    with one.step("archive"):
        app.press("document-archive")
        app.wait("est dans vos archives")
    app.press("banner-undo")
    app.wait("annulé")


def wednesday(week: Week) -> None:
    """Note measures, doubt, correct, look back three years, arrange the tiles."""
    one, app = week.one, week.one.app
    app.go("/sante")
    with one.step("measures"):
        app.press("health-measures")
        one.appear("kind-body-weight")
    with one.step("three years of weight"):
        app.press("kind-body-weight")
        app.wait("La dernière")
    with one.step("all of it"):
        app.press("period-all")
        app.wait("mesures. La dernière")
    note(one, "17,2")
    app.wait("inhabituelle")
    app.press("confirm-no")
    app.fill("value", "71,2")
    app.press("measure-save")
    if app.tid("same-day-add").count():
        app.press("same-day-add")
    app.wait("Noté : 71,2 kg.")
    app.press(one.name("one-"))
    app.press("one-correct")
    app.wait("L'ancienne valeur reste")
    app.fill("value", "70,9")
    with one.step("correct a measure"):
        app.press("measure-save")
        app.wait("Corrigé : 70,9 kg.")
    app.go("/sante/mesures/arranger")
    with one.step("arrange the tiles"):
        app.press("hide-bmi")
        one.appear("show-bmi")
    app.press("down-body-weight")
    app.press("arrange-done")
    one.appear("kind-")
    one.keep("arranged")


def note(walk: Walk, value: str) -> None:
    """Note a weight of now."""
    walk.app.go(MEASURES)
    walk.app.press("kind-body-weight")
    walk.app.press("measure-add")
    walk.app.wait("Enregistrer")
    walk.app.fill("value", value)
    walk.app.press("measure-save")
