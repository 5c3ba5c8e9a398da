"""« Feuille de secours » : the recovery key, its text, and its shares."""

from app.crypto import crockford
from app.crypto.canon import KEY, Entropy, canon, digest, kdf
from app.domain.errors import Refused

RECOVERY_KEY = 20
_KEY_TAG, _KEY_BITS, _KEY_COUNT = b"alveole-rk", 20, 36
_SHARE_TAG, _SHARE_BITS, _SHARE_COUNT = b"alveole-share", 16, 40
_SHARE_MARK = 0x10
_SET = 2
_POLYNOMIAL = 0x11B


def recovery_text(key: bytes) -> str:
    """Write a 20-byte key and its checksum as 9 groups of 4 symbols."""
    return crockford.checked(key, _KEY_TAG, _KEY_BITS, count=_KEY_COUNT)


def recovery_key(text: str) -> bytes:
    """Read a key typed by a person.

    Raises Refused("recovery.mistyped") when a symbol is wrong.
    """
    return crockford.check(text, _KEY_TAG, _KEY_BITS, count=_KEY_COUNT)


def recovery_kek(key: bytes) -> bytes:
    """Return what seals the account key (AMK) for the recovery key."""
    return kdf(key, KEY, "recovery-kek")


def recovery_handle(key: bytes) -> bytes:
    """Return the 16 bytes under which the server finds the account again."""
    return kdf(key, 16, "recovery-handle")


def recovery_seed(key: bytes) -> bytes:
    """Return the Ed25519 seed that signs the request for the account."""
    return kdf(key, KEY, "recovery-sign")


def split(key: bytes, entropy: Entropy) -> tuple[str, str, str]:
    """Share a recovery key among three people: any two give it back, one nothing.

    Texts of 10 groups of 4 symbols, so that none is taken for a key.
    """
    slope, marks = entropy(RECOVERY_KEY), entropy(_SET)
    first, second, third = (_share(key, slope, marks, x) for x in (1, 2, 3))
    return first, second, third


def _share(key: bytes, slope: bytes, marks: bytes, x: int) -> str:
    point = bytes(k ^ _times(a, x) for k, a in zip(key, slope, strict=True))
    raw = bytes([_SHARE_MARK | x]) + marks + point
    return crockford.checked(raw, _SHARE_TAG, _SHARE_BITS, count=_SHARE_COUNT)


def join(one: str, other: str) -> bytes:
    """Return the recovery key from two shares of one set.

    Raises Refused("recovery.mistyped") when one is mistyped,
    Refused("share.mismatch") for the same share twice or shares of two sets.
    """
    x, first_set, left = _read_share(one)
    y, second_set, right = _read_share(other)
    if first_set != second_set or x == y:
        raise Refused("share.mismatch")
    inverse = _inverse(x ^ y)
    to_left, to_right = _times(y, inverse), _times(x, inverse)
    pairs = zip(left, right, strict=True)
    return bytes(_times(a, to_left) ^ _times(b, to_right) for a, b in pairs)


def _read_share(text: str) -> tuple[int, bytes, bytes]:
    raw = crockford.check(text, _SHARE_TAG, _SHARE_BITS, count=_SHARE_COUNT)
    x = raw[0] ^ _SHARE_MARK
    if x not in (1, 2, 3):
        raise Refused("recovery.mistyped")
    return x, raw[1 : 1 + _SET], raw[1 + _SET :]


def _times(left: int, right: int) -> int:
    """Multiply in GF(2^8), modulo x^8 + x^4 + x^3 + x + 1."""
    product = 0
    while right:
        product ^= left if right & 1 else 0
        left = left << 1 ^ (_POLYNOMIAL if left & 0x80 else 0)
        right >>= 1
    return product


def _inverse(value: int) -> int:
    return next(other for other in range(256) if _times(value, other) == 1)


def fingerprint(space: bytes, seq: int, h: bytes, salt: bytes) -> str:
    """Return the 16 symbols two devices compare aloud, at the lower of their seqs.

    *salt* is 5 bytes drawn by the device that starts, read first (`spoken`).
    """
    return crockford.spoken(digest(canon("fingerprint", space, seq, h, salt))[:10])
