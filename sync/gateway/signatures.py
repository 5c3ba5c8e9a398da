"""« Signature reçue » : what a person signed at our request, verified here."""

from dataclasses import dataclass
from typing import Final

from app.crypto.canon import digest
from app.domain.errors import Refused
from app.domain.message import Ask
from app.domain.signature import Answer
from app.fhir import communication, exact
from app.rules.signatures import Answered, verified
from sync.gateway.conversations import Conversation, Written
from sync.gateway.following import Follower

VALID: Final = "valid"
INVALID: Final = "invalid"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a message answers to a request to sign.

    *signature* is "" for what signs nothing, else `valid` or `invalid`; *proof* is the
    Provenance of a valid one, in JSON.
    """

    answer: Answer = Answer.NONE
    signature: str = ""
    proof: bytes = b""


async def verdict(follower: Follower, thread: Conversation, one: Written) -> Verdict:
    """Verify one message of a conversation; raises what fetching a file does.

    A valid one was signed by a device that writes there by right, of the very file we
    asked to sign and of the copy that came back.
    """
    answer = Answer.of(one.element.meta.get("answer", ""))
    if one.mine or answer is not Answer.SIGNED:
        return Verdict(Answer.NONE if one.mine else answer)
    asked = _asked(thread, one)
    if asked is None or len(one.files) != 1:
        return Verdict(answer, INVALID)
    sent = await follower.content(thread.lane, asked.id, asked.files[0])
    back = await follower.content(thread.lane, one.id, one.files[0])
    try:
        _check(follower, thread, one, asked, (sent, back))
    except Refused:
        return Verdict(answer, INVALID)
    return Verdict(answer, VALID, exact.write(communication.proof(one.element.body)))


def _asked(thread: Conversation, one: Written) -> Written | None:
    """Return our request that a message answers, with its one file."""
    for each in thread.messages:
        ours = each.mine and each.asks is Ask.SIGNATURE and len(each.files) == 1
        if ours and each.id.hex() == one.about:
            return each
    return None


def _check(
    follower: Follower,
    thread: Conversation,
    one: Written,
    asked: Written,
    files: tuple[bytes, bytes],
) -> None:
    """Refuse what was not signed of both files. Raises Refused("signature.invalid")."""
    lane, (sent, back) = thread.lane, files
    if sent != back:
        raise Refused("signature.invalid")
    place = follower.store.trail.items(lane.lane, [one.id])[one.id]
    told = Answered(lane.collection, one.element.body, place.seq)
    verified(follower.standing(lane), told, asked.id, digest(sent))
