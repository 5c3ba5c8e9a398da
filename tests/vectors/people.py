"""Vectors of identities, devices, accounts, slots, recovery and backups."""

from app.crypto import (
    account,
    backup,
    directory,
    enrolment,
    files,
    identity,
    recovery,
    signing,
    slots,
)
from app.crypto.canon import digest
from tests.vectors import world as w
from tests.vectors.cases import Row
from tests.vectors.seeds import AT, drawn, seed

ARGON = slots.Argon(2, 19 * 1024, 1, seed("salt", 16))
USUAL = slots.default_argon(seed("salt", 16))
NONCE = seed("enrol", 16)
VAULT = account.seal_vault(w.AMK, w.IDENTITY, 4, w.SECRETS, drawn("n5"))
ACCOUNT = account.Account(
    w.IDENTITY,
    4,
    VAULT,
    (account.device_way(w.DEVICE_KEYS, w.AMK, w.IDENTITY, 4, w.DEVICE),),
    account.recovery_way(
        recovery.recovery_kek(w.RECOVERY), w.AMK, w.IDENTITY, 4, drawn("n6")
    ),
)
SECRETS = {str(suite): secret for suite, secret in w.DEVICE_SECRETS.items()}
EXPORT, DEK = seed("export", 16), seed("backupdek")
HEADER = backup.Header(
    EXPORT,
    AT,
    (
        backup.passphrase_way(DEK, EXPORT, "phrase de passe", ARGON, drawn("n7")),
        backup.recovery_way(DEK, EXPORT, w.RECOVERY, drawn("n8")),
    ),
)
ZIP = b"PK\x05\x06" + bytes(18)
ARCHIVE = HEADER.encode() + b"".join(
    files.seal_file(HEADER.file, [ZIP], len(ZIP), drawn("backupdek"))
)
CARD = identity.sign_card(w.IDENTITY_SEED, w.CARD)
RETIRED = identity.sign_retirement(
    w.IDENTITY_SEED, identity.Retirement(w.IDENTITY, w.DEVICE, 1, AT)
)
DIRECTORY_SEED = seed("directory")
DOCTOR = directory.sign_directory(DIRECTORY_SEED, w.CARD, "10001234567", "10", AT)


def identities() -> list[Row]:
    """Ids, cards, certificates, retirements."""
    root, nonce = w.ROOT_PK, seed("genesis", 16)
    pair = {"identity_pk": w.IDENTITY_PK, "device_pk": w.DEVICE_PK}
    signed = {"identity_pk": w.IDENTITY_PK, "signed": RETIRED.encode()}
    proof = {
        "directory_pk": signing.public_of(DIRECTORY_SEED),
        "card": DOCTOR.encode(),
    }
    return [
        ("identity id", "identity_id", {"sign_pk": w.IDENTITY_PK}),
        ("device id", "device_id", {"public": w.DEVICE_PK}),
        ("space id", "space_id", {"root_pk": root, "nonce": nonce}),
        ("card", "verify_card", {"signed": CARD.encode()}),
        (
            "certificate",
            "verify_certificate",
            {**pair, "certificate": w.CERTIFICATE.encode()},
        ),
        ("retirement", "verify_retirement", signed),
        ("directory proof", "verify_directory", proof),
    ]


def accounts() -> list[Row]:
    """The account vault, its ways in, and the arrival of a device."""
    sealed = ACCOUNT.encode()
    card = digest(w.DEVICE_CARD.encode())
    shown = enrolment.Invitation(w.DEVICE, card, NONCE, "https://exemple.fr")
    given = enrolment.Enrolment(
        w.IDENTITY,
        w.AMK,
        4,
        identity.card_hash(w.CARD.encode()),
        (enrolment.Pin(w.SPACE, 12, seed("h")),),
    )
    place = {"identity": w.IDENTITY, "device": w.DEVICE, "nonce": NONCE}
    rows: list[Row] = [
        ("vault", "open_vault", {"amk": w.AMK, "sealed": sealed}),
        (
            "device way",
            "open_device_way",
            {"secrets": SECRETS, "sealed": sealed, "device": w.DEVICE},
        ),
        (
            "recovery way",
            "open_recovery_way",
            {"recovery_key": w.RECOVERY, "sealed": sealed},
        ),
        ("invitation", "read_invitation", {"text": shown.text}),
        ("code", "read_code", {"text": shown.code.lower().replace("-", " ")}),
        ("compared", "compared", {**place, "hand": 0}),
        ("compared by hand", "compared", {**place, "hand": 1}),
    ]
    for suite in (1, 2):
        keys = {one: w.DEVICE_KEYS[one] for one in range(1, suite + 1)}
        box = enrolment.seal_enrolment(keys, given, w.DEVICE, NONCE)
        there = {"secrets": SECRETS, "box": box, "place": list(place.values())}
        rows.append((f"enrolment, suite {suite}", "open_enrolment", there))
    return rows


def ways() -> list[Row]:
    """Slots, recovery texts, backups."""
    shares = recovery.split(w.RECOVERY, drawn("shamir", "set"))
    text = recovery.recovery_text(w.RECOVERY)
    heard = {"space": w.SPACE, "seq": 12, "h": seed("h"), "salt": seed("fpsalt", 5)}
    pin = {"pin": "482913", "pepper": seed("pepper")}
    archive = {"archive": ARCHIVE}
    rows: list[Row] = [
        ("recovery text", "recovery_key", {"text": text}),
        ("text as typed", "recovery_key", {"text": text.lower().replace("1", "l")}),
        ("from a recovery key", "from_recovery", {"key": w.RECOVERY}),
        ("fingerprint", "fingerprint", heard),
        ("PIN, usual cost", "pin_kek", {**pin, "argon": list(USUAL)}),
        ("PIN, floor", "pin_kek", {**pin, "argon": list(ARGON)}),
        ("phrase", "passphrase_kek", {"passphrase": "été", "argon": list(ARGON)}),
        ("typed otherwise", "passphrase_kek", _decomposed()),
        ("recovery slot", "recovery_slot_kek", {"key": w.RECOVERY, "device": w.DEVICE}),
        ("database key", "database_key", {"lmk": seed("lmk"), "generation": 1}),
        ("tries", "tries_key", {"pepper": seed("pepper"), "device": w.DEVICE}),
        ("backup", "open_backup", {**archive, "passphrase": "phrase de passe"}),
        ("backup, paper", "open_backup", {**archive, "recovery_key": w.RECOVERY}),
    ]
    for one, other in ((0, 1), (1, 2), (2, 0)):
        given = {"one": shares[one], "other": shares[other]}
        rows.append((f"shares {one + 1} and {other + 1}", "join_shares", given))
    return [*rows, *_slots()]


def _decomposed() -> dict[str, object]:
    return {"passphrase": "e\u0301te\u0301", "argon": list(ARGON)}


def _slots() -> list[Row]:
    rows: list[Row] = []
    for kind, bound in (("keyring", None), ("pin", ARGON)):
        place = (kind, w.DEVICE, "1")
        ref = slots.SlotRef(*place, kdf_bytes=bound.kdf_bytes if bound else slots.RAW)
        box = slots.box_lmk(seed("kek"), seed("lmk"), ref, drawn("n9"))
        given = {"kek": seed("kek"), "place": list(place), "box": box}
        given["argon"] = list(bound or ())
        rows.append((f"{kind} slot", "open_slot", given))
    return rows
