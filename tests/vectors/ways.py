"""The operations on ways in: accounts, devices, slots, recovery, backups."""

from collections.abc import Callable
from typing import Any

from app.crypto import (
    account,
    backup,
    enrolment,
    files,
    notes,
    person_code,
    recovery,
    signing,
    slots,
)
from app.crypto.account import Account
from app.crypto.grants import KeyRef


def _vault(amk: bytes, sealed: bytes) -> list[bytes]:
    one = Account.decode(sealed)
    secrets = account.open_vault(amk, one.identity, one.version, one.vault)
    return [secrets.sign, secrets.hpke1, secrets.hpke2]


def _device_way(secrets: dict[str, bytes], sealed: bytes, device: bytes) -> bytes:
    mine = {int(suite): secret for suite, secret in secrets.items()}
    return account.open_device_way(mine, Account.decode(sealed), device)


def _recovery_way(recovery_key: bytes, sealed: bytes) -> bytes:
    kek = recovery.recovery_kek(recovery_key)
    return account.open_recovery_way(kek, Account.decode(sealed))


def _invitation(text: str) -> list[object]:
    one = enrolment.read_invitation(text)
    return [one.device, one.card_hash, one.nonce, one.url, one.code]


def _compared(identity: bytes, device: bytes, nonce: bytes, hand: int) -> str:
    return enrolment.compared(identity, device, nonce, by_hand=bool(hand))


def _enrolment(secrets: dict[str, bytes], box: bytes, place: list[Any]) -> list[object]:
    mine = {int(suite): secret for suite, secret in secrets.items()}
    one = enrolment.open_enrolment(mine, box, *place)
    return [one.identity, one.amk, one.version, one.card_hash, one.pins]


def _from_recovery(key: bytes) -> list[object]:
    public = signing.public_of(recovery.recovery_seed(key))
    kek, handle = recovery.recovery_kek(key), recovery.recovery_handle(key)
    return [recovery.recovery_text(key), kek, handle, public]


def _pin(pin: str, argon: list[Any], pepper: bytes) -> bytes:
    return slots.pin_kek(pin, slots.Argon(*argon), pepper)


def _phrase(passphrase: str, argon: list[Any]) -> bytes:
    return slots.passphrase_kek(passphrase, slots.Argon(*argon))


def _slot(kek: bytes, place: list[Any], argon: list[Any], box: bytes) -> bytes:
    bound = slots.Argon(*argon).kdf_bytes if argon else slots.RAW
    return slots.unbox_lmk(kek, box, slots.SlotRef(place[0], place[1], place[2], bound))


def _backup(archive: bytes, passphrase: str = "", recovery_key: bytes = b"") -> bytes:
    header, end = backup.read_header(archive)
    dek = (
        backup.open_with_passphrase(header, passphrase)
        if passphrase
        else backup.open_with_recovery(header, recovery_key)
    )
    return files.open_whole(dek, header.file, [archive[end:]])


def _note(ck: bytes, ref: list[Any], grant: bytes, box: bytes) -> list[str]:
    said = notes.open_note(ck, box, KeyRef(*ref), grant)
    return [said.name, said.birth_date]


OPS: dict[str, Callable[..., object]] = {
    "open_vault": _vault,
    "open_device_way": _device_way,
    "open_recovery_way": _recovery_way,
    "read_invitation": _invitation,
    "read_code": enrolment.read_code,
    "compared": _compared,
    "open_enrolment": _enrolment,
    "open_note": _note,
    "from_identity": person_code.person_code,
    "read_person": person_code.identity_of,
    "recovery_key": recovery.recovery_key,
    "from_recovery": _from_recovery,
    "join_shares": recovery.join,
    "fingerprint": recovery.fingerprint,
    "pin_kek": _pin,
    "passphrase_kek": _phrase,
    "recovery_slot_kek": slots.recovery_kek,
    "open_slot": _slot,
    "database_key": slots.database_key,
    "tries_key": slots.tries_key,
    "open_backup": _backup,
}
