"""« Rien à signaler », « Je ne sais pas » → a statement other software understands."""

from app.domain.ids import EntryId, SpaceId
from app.domain.topic import Topic
from app.fhir import exact
from app.fhir.statement import PROVENANCE, about
from app.fhir.terms import SOURCE, coded, patient_reference, text_id
from app.kinds import Kind

_IPS = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
_EMPTY = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
_REASONS = {"none": "nilknown", "unknown": "unavailable"}


def write(
    entry: EntryId, space: SpaceId, kind: Kind, topic: Topic, *, answer: str
) -> bytes:
    """Return what says that a whole rubric is empty, or unknown (*answer*).

    A rubric the International Patient Summary has is answered by a resource of its
    own type, with the code of that guide; any other, by an empty List and its reason.
    """
    heading = {
        "id": text_id(entry),
        "meta": {
            "source": SOURCE,
            "tag": [{"system": PROVENANCE, "code": "declared"}],
        },
    }
    if topic.none_code:
        return exact.write(heading | _own(space, kind, topic, answer))
    return exact.write(heading | _list(space, topic, answer))


def _own(space: SpaceId, kind: Kind, topic: Topic, answer: str) -> exact.Tree:
    code = topic.none_code if answer == "none" else topic.unknown_code
    concept = str(topic.asks[0].at[0])
    return {
        "resourceType": kind.resource,
        **about(space, kind),
        concept: coded(_IPS, code) | ({"text": topic.none} if answer == "none" else {}),
    }


def _list(space: SpaceId, topic: Topic, answer: str) -> exact.Tree:
    return {
        "resourceType": "List",
        "status": "current",
        "mode": "snapshot",
        "title": topic.label,
        "subject": {"reference": patient_reference(space)},
        "emptyReason": coded(_EMPTY, _REASONS[answer]),
    }
