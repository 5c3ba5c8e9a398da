"""One small space made of named bytes: what the golden values are about."""

from app.crypto import account, files, grants, identity, items, runs, signing, suites
from app.crypto.canon import digest
from app.crypto.statements import Epoch, GrantStatement, Head, RootPin
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Attachment, Entry, Link
from app.domain.ids import AttachmentId, EntryId, SpaceId
from app.domain.when import When
from tests.vectors.seeds import AT, drawn, seed

SPACE, ITEM, COLL = seed("space", 16), seed("item", 16), seed("coll", 16)
CK, CK_ROOT = seed("ck"), seed("rootck")
DEVICE_SEED = seed("dev")
DEVICE_KEY = signing.private_key(DEVICE_SEED)
DEVICE_PK = signing.public_of(DEVICE_SEED)
DEVICE = identity.device_id(DEVICE_PK)
IDENTITY_SEED = seed("identity")
IDENTITY_PK = signing.public_of(IDENTITY_SEED)
IDENTITY = identity.identity_id(IDENTITY_PK)
KEY = grants.KeyRef(SPACE, COLL, 3)

REF = items.ItemRef(SPACE, ITEM, 1, DEVICE)
BODY = b'\0{"resourceType":"Observation"}'
DEK, ENVELOPE = items.seal_item(REF, BODY, drawn("dek"))
WK = items.wrap_key(CK, SPACE, COLL, 3)
WRAP = items.wrap_dek(WK, DEK, REF, COLL, 3, drawn("nonce"))
SEEN = (0, runs.lane_start(SPACE, COLL), runs.log_start(SPACE))


def deletion(ctr: int) -> bytes:
    """Return the head of a deletion whose counter and item go together."""
    place = (COLL, 3, DEVICE, ctr, *SEEN, AT)
    return Head(SPACE, 2, seed(f"item{ctr}", 16), 1, *place, digest(b"")).encode()


HEAD = Head(SPACE, 1, ITEM, 0, COLL, 3, DEVICE, 1, *SEEN, AT, digest(ENVELOPE)).encode()
HEADS = [HEAD, deletion(2), deletion(3)]
RUN1 = runs.seal_run(DEVICE_KEY, SPACE, COLL, [HEAD])
RUN3 = runs.seal_run(DEVICE_KEY, SPACE, COLL, HEADS)

BACK_LINK = grants.back_link(CK, seed("ckold"), KEY, drawn("n4"))
ROOT_WRAP = grants.root_wrap(CK_ROOT, CK, KEY, 1, drawn("n2"))
LABEL = grants.label(CK, grants.Label(20, 0, "Comptes rendus"), KEY, drawn("n3"))
COMMIT = grants.ck_commit(CK, KEY)
PUBLICS = grants.deposit_publics(CK, KEY)
EPOCH = Epoch(COLL, 3, COMMIT, 20, *PUBLICS, BACK_LINK, ROOT_WRAP, LABEL).encode()
PLACE = grants.RootPlace(SPACE, 1, 8, DEVICE, 4)
ROOT_PK = grants.root_public(CK_ROOT, SPACE, 1)
ROOT_SIG = grants.root_sign(grants.root_seed(CK_ROOT, SPACE, 1), PLACE, EPOCH)

DEVICE_SECRETS = {1: seed("devx"), 2: seed("devxw")}
DEVICE_KEYS = suites.public_keys(DEVICE_SECRETS)
DEVICE_CARD = identity.DeviceCard(DEVICE, DEVICE_PK, DEVICE_KEYS[1], b"", "linux")
MEMBERSHIP = identity.Membership(IDENTITY, DEVICE, digest(DEVICE_CARD.encode()), AT)
CERTIFICATE = identity.accept(DEVICE_SEED, identity.certify(IDENTITY_SEED, MEMBERSHIP))
SECRETS = account.AccountSecrets(IDENTITY_SEED, seed("idx"), seed("idxw"))
IDENTITY_KEYS = suites.public_keys(SECRETS.hpke)
CARD = identity.IdentityCard(
    IDENTITY, 1, IDENTITY_PK, IDENTITY_KEYS[1], IDENTITY_KEYS[2], 1, AT
)
AMK = seed("amk")
RECOVERY = seed("recovery", 20)
GRANT = GrantStatement(
    seed("grant", 16),
    seed("mandate", 16),
    SPACE,
    IDENTITY,
    1,
    identity.card_hash(CARD.encode()),
    COLL,
    2,
    AT,
    AT + 31_536_000_000,
    2,
    b"",
    RootPin(1, ROOT_PK),
).encode()

FILE = files.FileRef(SPACE, ITEM, seed("att", 16))


def parts_of(envelope: bytes) -> tuple[bytes, ...]:
    """Return the hash of each part of an envelope, as the format tells it."""
    places = range(0, len(envelope), files.PART)
    return tuple(digest(envelope[at : at + files.PART]) for at in places)


def attachment(content: bytes) -> tuple[Attachment, bytes]:
    """Seal *content* as « lettre.pdf »; return the attachment and the envelope."""
    sealed = files.seal_file(FILE, [content], len(content), drawn("blobdek"))
    envelope = b"".join(sealed)
    parts = parts_of(envelope)
    name = files.blob_id(parts)
    sizes = sealed.envelope_size, sealed.plain_size
    texts = "application/pdf", "lettre.pdf", "original"
    place = AttachmentId(FILE.attachment), sealed.dek, name
    return Attachment(*place, *sizes, sealed.sha, *texts, parts), envelope


LETTER, LETTER_ENVELOPE = attachment(b"%PDF-1.7 une lettre")
ENTRY = Entry(
    space=SpaceId(SPACE),
    id=EntryId(ITEM),
    kind="document",
    body=b'{"resourceType":"DocumentReference"}',
    when=When.parse("2026-11-21"),
    rubric=Rubric.REPORT,
    confidentiality=Confidentiality.N,
    links=(Link("replaces", EntryId(seed("item2", 16))),),
    attachments=(LETTER,),
    meta={"title": "Lettre du docteur", "source": "imported"},
    rev=1,
)
