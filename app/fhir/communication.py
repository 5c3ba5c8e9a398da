"""« Messagerie » → Communication (R4): a conversation, what is written in it, read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from app.domain.entry import Attachment
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, patient_reference, text_id

_PROOF: Final = "proof"
"""The id of a resource a message contains."""


@dataclass(frozen=True, slots=True)
class Whom:
    """« Correspondant » : who is not the person, as the operator's directory says."""

    name: str = field(repr=False)
    number: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one side wrote: *mine* when the person did; *at* is Unix ms.

    *about* is the id of the message it answers, b"" for none; *proof* a resource it
    contains, {} for none.
    """

    thread: bytes
    whom: Whom
    mine: bool
    at: int
    text: str = field(default="", repr=False)
    files: Sequence[Attachment] = ()
    about: bytes = b""
    proof: exact.Tree = field(default_factory=dict, repr=False)


def thread(
    entry: EntryId, space: SpaceId, whom: Whom, subject: str, *, ended: bool = False
) -> bytes:
    """Return the Communication of a conversation about a *subject*, over or not."""
    return exact.write(
        {
            **_named(entry, "completed" if ended else "in-progress"),
            "subject": {"reference": patient_reference(space)},
            "topic": {"text": subject},
            **_ends(space, whom, mine=True),
        }
    )


def message(entry: EntryId, space: SpaceId, said: Said) -> bytes:
    """Return the Communication of one message, with its words and its files."""
    proof = {"contained": [{**said.proof, "id": _PROOF}]} if said.proof else {}
    payload = list(_payload(said))
    return exact.write(
        {
            **_named(entry, "completed"),
            **proof,
            **_within(said.thread, (said.about,) if said.about else ()),
            "subject": {"reference": patient_reference(space)},
            "sent": instant(said.at),
            **_ends(space, said.whom, mine=said.mine),
            **({"payload": payload} if payload else {}),
        }
    )


def receipt(
    entry: EntryId, space: SpaceId, said: Said, read: Sequence[EntryId]
) -> bytes:
    """Return the Communication that says which messages were *read*, and when."""
    return exact.write(
        {
            **_named(entry, "completed"),
            **_within(said.thread, read),
            "subject": {"reference": patient_reference(space)},
            "received": instant(said.at),
            **_ends(space, said.whom, mine=said.mine),
        }
    )


def text(body: bytes) -> str:
    """Return the words of a message, "" for none. Raises Refused("fhir.unreadable")."""
    payload = exact.read(body).get("payload") or []
    try:
        words = [one["contentString"] for one in payload if "contentString" in one]
    except TypeError as error:
        raise Refused("fhir.unreadable") from error
    return "\n".join(str(one) for one in words)


def proof(body: bytes) -> exact.Tree:
    """Return the resource a message contains, {} for none.

    Raises Refused("fhir.unreadable").
    """
    kept = exact.read(body).get("contained") or [{}]
    if not (isinstance(kept, list) and isinstance(kept[0], dict)):
        raise Refused("fhir.unreadable")
    return {name: value for name, value in kept[0].items() if name != "id"}


def instant(ms: int) -> str:
    """Return a moment (Unix ms) as FHIR writes one, in universal time."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds")


def _named(entry: EntryId, status: str) -> exact.Tree:
    return {
        "resourceType": "Communication",
        "id": text_id(entry),
        "meta": {"source": SOURCE},
        "status": status,
    }


def _within(thread: bytes, answered: Sequence[bytes]) -> exact.Tree:
    """Tie it to its conversation, and to what it answers."""
    tied: exact.Tree = {"partOf": [_reference(thread)]}
    if answered:
        tied["inResponseTo"] = [_reference(one) for one in answered]
    return tied


def _ends(space: SpaceId, whom: Whom, *, mine: bool) -> exact.Tree:
    person: exact.Tree = {"reference": patient_reference(space)}
    other: exact.Tree = {"identifier": {"value": whom.number}, "display": whom.name}
    sender, recipient = (person, other) if mine else (other, person)
    return {"recipient": [recipient], "sender": sender}


def _payload(said: Said) -> Iterator[exact.Tree]:
    if said.text:
        yield {"contentString": said.text}
    for file in said.files:
        told = {"contentType": file.media_type, "size": file.plain_size}
        named = {"title": file.name} if file.name else {}
        yield {"contentAttachment": {**told, **named}}
    if said.proof:
        yield {"contentReference": {"reference": f"#{_PROOF}"}}


def _reference(message: bytes) -> exact.Tree:
    return {"reference": f"Communication/{text_id(EntryId(message))}"}
