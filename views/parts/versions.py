"""How one version of a thing is told beside another: what differs, in words."""

from collections.abc import Mapping
from typing import Final

from app.domain.entry import Attachment, Entry
from app.domain.state import State
from app.domain.words import N_
from app.flows.conflicts import Part, Versions
from app.flows.measure import as_measure
from app.flows.profile.standing import ERROR
from app.flows.vaccines.sameness import alone
from app.kinds import kind as kind_of
from views.parts.documents import label_of
from views.parts.profile.rows import in_words
from views.parts.profile.words import whole_facts, whole_words
from views.parts.vaccines.facts import dose_words
from views.text import _, moment, ngettext, quantity, size

LABELS: Final = {
    Part.TITLE: N_("Titre"),
    Part.DATE: N_("Date"),
    Part.CATEGORY: N_("Catégorie"),
    Part.COMMENT: N_("Commentaire"),
    Part.FOLDER: N_("Dossier"),
    Part.STATUS: N_("Rangement"),
    Part.PINNED: N_("Épingle"),
    Part.FILES: N_("Fichiers"),
    Part.CONTENT: N_("Contenu"),
}
_STATES: Final = {
    State.CURRENT: N_("Dans les documents"),
    State.ARCHIVED: N_("Dans les archives"),
    State.TRASHED: N_("Dans la corbeille"),
    State.SUPERSEDED: N_("Remplacé par un plus récent"),
}


def name_of(entry: Entry) -> str:
    """Return what a version is called: its title, else what kind of thing it is."""
    return entry.title or _(kind_of(entry.kind).label)


def told(entry: Entry, part: Part, folders: Mapping[str, str]) -> str:
    """Say one part of a version in words; *folders* are names by id."""
    said = {
        Part.DATE: lambda: moment(entry.when),
        Part.CATEGORY: lambda: label_of(entry.meta.get("category", "")),
        Part.COMMENT: lambda: entry.meta.get("comment") or _("Aucun commentaire"),
        Part.FOLDER: lambda: _folder(entry, folders),
        Part.STATUS: lambda: _state(entry),
        Part.PINNED: lambda: _("Épinglé") if _pinned(entry) else _("Pas épinglé"),
        Part.FILES: lambda: _files(entry),
        Part.CONTENT: lambda: _content(entry),
    }
    return said.get(part, lambda: name_of(entry))()


def differing(versions: Versions) -> list[str]:
    """Name what is not the same in both: the questions of a line of the profile."""
    mine, other = (
        dict(whole_facts(one)) for one in (versions.entry, versions.conflict.losing)
    )
    asked = [what for what in (mine | other) if mine.get(what) != other.get(what)]
    named = [
        asked if part is Part.CONTENT and asked else [_(LABELS[part])]
        for part in versions.differing
    ]
    return [what for some in named for what in some]


def _folder(entry: Entry, folders: Mapping[str, str]) -> str:
    return folders.get(entry.meta.get("folder", ""), _("Aucun dossier"))


def _state(entry: Entry) -> str:
    status = entry.meta.get("status", "")
    if status == ERROR:
        return _("Retiré")
    if kind_of(entry.kind).topic and State(status) is State.CURRENT:
        return _("Dans le profil")
    return _(_STATES[State(entry.meta.get("status", State.CURRENT))])


def _pinned(entry: Entry) -> bool:
    return bool(entry.meta.get("pinned"))


def _files(entry: Entry) -> str:
    files = _files_of(entry)
    count = ngettext("{count} fichier", "{count} fichiers", len(files))
    weight = size(sum(one.plain_size for one in files))
    return f"{count.format(count=len(files))}, {weight}"


def _files_of(entry: Entry) -> list[Attachment]:
    return [one for one in entry.attachments if one.role == "original"]


def _content(entry: Entry) -> str:
    kind = kind_of(entry.kind)
    if kind.fields:
        return quantity(as_measure(entry).values, kind)
    if kind.resource == "Immunization":
        return dose_words(alone(entry))
    words = in_words(entry, kind).words if kind.place and not _files_of(entry) else ""
    return whole_words(entry) or words or _("Le contenu est différent.")
