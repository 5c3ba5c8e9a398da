"""« Propositions » : what a document says of a person's health, taken one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

from app.crypto.canon import canon, digest
from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.folding import plain, visible
from app.domain.foreign import Found, Matter
from app.domain.ids import EntryId
from app.domain.kin import FAMILY
from app.domain.topic import State, Topic
from app.domain.when import When
from app.fhir import statement
from app.flows.documents import Documents
from app.flows.profile.lines import ProfileLines
from app.flows.profile.links import ABOUT, Links
from app.flows.profile.noting import noted, standing
from app.flows.world import World
from app.kinds import kind
from app.rules.authorship import Maker, maker_of
from app.rules.profile.blood import group_of
from app.rules.profile.laboratory import REPORT

_BLOOD: Final = "groupe-sanguin"
_DEPOSITED: Final = "deposited:laboratory"
_FAMILY: Final = "antecedents-familiaux"
_SOMEBODY: Final = "FAMMEMB"
_TOPICS: Final = {
    Matter.ALLERGY: ("allergies", "substance"),
    Matter.PROBLEM: ("maladies", "illness"),
    Matter.HISTORY: ("maladies", "illness"),
    Matter.TREATMENT: ("traitements", "medicine"),
}
_GROUP, _ABO, _RH = "882-1", "883-9", "10331-7"
"""LOINC, in blood: ABO and Rh group, then its halves."""

Said = Mapping[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Proposal:
    """« Proposition » : a line a document would give; nothing is kept of it yet.

    *rank* is its place in the document; *line* is the one it already gave, if any.
    *source* and *author* are who says it, as `Line` has them; *code* and *system* say
    it to machines, *over* that it is past, *provisional* that it may be corrected.
    """

    rank: int
    topic: Topic
    said: Said
    source: str
    author: str
    code: str = ""
    system: str = ""
    over: bool = False
    provisional: bool = False
    line: EntryId | None = None

    @property
    def title(self) -> str:
        """What its line would be called."""
        return self.topic.title(self.said)


@dataclass(frozen=True, slots=True, repr=False)
class Proposals:
    """The document stays the truth: what is taken is tied to it, never merged.

    Methods raise what `Documents.lay` does.
    """

    documents: Documents
    lines: ProfileLines
    links: Links

    @classmethod
    def over(cls, documents: Documents) -> Self:
        """Return the proposals of these documents."""
        vault, space = documents.vault, documents.space
        world = World(documents.now, documents.entropy, documents.new_id)
        lines, links = ProfileLines(vault, world, space), Links(vault, world, space)
        return cls(documents, lines, links)

    def of(self, document: EntryId) -> list[Proposal]:
        """Return what a document proposes, in its order, taken already or not."""
        own = self.documents.entry(document)
        tied, found = self.links.of(document), self.documents.lay(document).found
        return [
            replace(one, line=_taken(one, tied))
            for rank, each in enumerate(found)
            for one in self._read(own, rank, _whole(each, found))
        ]

    def accept(self, document: EntryId, rank: int) -> Entry:
        """Take one; the line says who wrote it. Raises Refused("proposal.absent")."""
        for one in self.of(document):
            if one.rank == rank:
                return self._kept(document, one)
        raise Refused("proposal.absent")

    def give_back(self, document: EntryId, line: EntryId) -> Callable[[], Entry]:
        """Take back a line a document gave; return what notes it again.

        One that a deposit proves is withdrawn: the person cannot wipe it.
        """
        taken = self.lines.line(line).entry
        if maker_of(taken) is Maker.DEPOSIT:
            self.lines.withdraw(line)
            return lambda: self.lines.reopen(line)
        self.links.remove(document, line)
        self.lines.remove(line)
        return lambda: self.lines.put(taken, self._tied(document, line))

    def _read(self, own: Entry, rank: int, found: Found) -> Iterator[Proposal]:
        code, said = _said(found)
        if not said:
            return
        coded = ("", "") if code == _BLOOD else (found.code, found.system)
        topic, now = self.lines.topic(code), self.lines.world.ms()
        past = found.past or found.matter is Matter.HISTORY
        yield Proposal(
            rank,
            topic,
            said,
            _source(own),
            own.meta.get("author", ""),
            *coded,
            over=past or standing(topic, said, now) == "ended",
            provisional=found.provisional,
        )

    def _kept(self, document: EntryId, one: Proposal) -> Entry:
        if one.line:
            return self.lines.line(one.line).entry
        proven = _proven(self.documents.entry(document), one)
        own = _derived(document, one) if proven else self._drawn()
        state: State = "ended" if one.over else "active"
        space, meta = self.lines.space.id, proven or _meta(one)
        entry = noted(own, space, one.topic, one.said, state=state, meta=meta)
        taken = replace(entry, body=_body(entry.body, one))
        return self.lines.put(taken, self._tied(document, own))

    def _drawn(self) -> EntryId:
        return EntryId(self.lines.world.new_id())

    def _tied(self, document: EntryId, line: EntryId) -> Entry:
        held = self.documents.entry(document)
        return replace(held, links=(*held.links, Link(ABOUT, line)))


def _whole(one: Found, found: Iterable[Found]) -> Found:
    """Return a group told in two halves, ABO and Rh of one day that agree, as one."""
    if one.code != _ABO or not one.when:
        return one
    halves = [each for each in found if each.code in (_ABO, _RH)]
    halves = [each for each in halves if each.when == one.when]
    said = {(each.code, plain(each.value)): each for each in halves}
    rh = [each for each in halves if each.code == _RH]
    if not rh or len(said) != len((_ABO, _RH)):
        return one
    loose = any(each.provisional for each in halves)
    words = f"{one.value} {rh[0].value}"
    return replace(one, code=_GROUP, value=words, provisional=loose)


def _said(found: Found) -> tuple[str, Said]:
    """Return the rubric of what is found, and what it says there; "" for none."""
    if found.matter is Matter.RESULT:
        group = group_of(found.value) if found.code == _GROUP else ""
        return _BLOOD, _told(group=group, since=found.when) if group else {}
    if found.matter is Matter.FAMILY:
        return _FAMILY, _relative(found)
    if found.matter not in _TOPICS:
        return "", {}
    code, name = _TOPICS[found.matter]
    dose = found.value if found.matter is Matter.TREATMENT else ""
    since, end = When.parse(found.when), When.parse(found.until)
    until = found.until if not since.text or end.end >= since.start else ""
    return code, _told(**{name: found.label}, dose=dose, since=since.text, end=until)


def _relative(found: Found) -> Said:
    """Say who is ill in the family; words nobody knows are kept beside."""
    said = plain(found.value)
    known = (one.code for one in FAMILY if plain(one.label) == said)
    who = next(known, _SOMEBODY)
    beside = found.value if who == _SOMEBODY else ""
    return _told(relation=who, illness=found.label, comment=beside)


def _told(**said: str) -> dict[str, str]:
    return {name: visible(text) for name, text in said.items() if text}


def _source(document: Entry) -> str:
    """Say who wrote a document: a laboratory, a professional, else the person."""
    if maker_of(document) is Maker.PERSON:
        return statement.DECLARED
    proven = document.meta.get("source") == _DEPOSITED
    laboratory = proven or document.meta.get("type") == REPORT
    return "laboratory" if laboratory else "professional"


def _taken(one: Proposal, tied: list[Entry]) -> EntryId | None:
    """Return the line a proposal has already given."""
    same = (each for each in tied if each.kind == one.topic.kind)
    return next((each.id for each in same if each.title == one.title), None)


def _proven(document: Entry, one: Proposal) -> Said:
    """Say which laboratory deposited a blood group: nobody else may change it."""
    proven = document.meta.get("source") == _DEPOSITED
    if not proven or one.topic.code != _BLOOD:
        return {}
    return {"source": _DEPOSITED, "author": document.meta.get("depositor", "")}


def _derived(document: EntryId, one: Proposal) -> EntryId:
    """Return the id of a line noted unasked: two devices write the same one."""
    told = canon("deposit-line", document, one.topic.code, one.title)
    return EntryId(digest(told)[: len(document)])


def _meta(one: Proposal) -> Said:
    """Say who says a line taken from a document."""
    if one.source == statement.DECLARED:
        return {"source": "typed"}
    author = {"author": one.author} if one.author else {}
    return {"source": f"document:{one.source}", **author}


def _body(body: bytes, one: Proposal) -> bytes:
    """Return a line with the code the document has for it."""
    if not (one.code and one.system):
        return body
    own = kind(one.topic.kind)
    return statement.named(body, own, system=one.system, code=one.code)
