"""MessagePack as the formats use it: arrays of fixed fields, read strictly."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Final, Literal, Self, get_type_hints

import msgspec

from app.domain.errors import Refused

INT_MAX = 2**63 - 1
Id = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Hash = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Nothing = Annotated[bytes, msgspec.Meta(max_length=0)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
Count = Annotated[int, msgspec.Meta(ge=0, le=INT_MAX)]

VERSION: Final = 1
_ENCODER = msgspec.msgpack.Encoder()


def pack(value: object) -> bytes:
    """Return *value* as MessagePack: smallest integers, `bin` for bytes."""
    return _ENCODER.encode(value)


@cache
def _decoder(shape: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401 - a type
    return msgspec.msgpack.Decoder(shape)


def unpack(shape: Any, raw: bytes) -> Any:  # noqa: ANN401 - *shape* is a type
    """Read *raw* as *shape* (a type); writing the result again gives *raw*.

    Raises Refused("statement.malformed") for a wrong count, type or length, a
    trailing byte, an integer written longer than it needs.
    """
    try:
        value = _decoder(shape).decode(raw)
        if pack(value) == raw:
            return value
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused("statement.malformed") from error
    raise Refused("statement.malformed")


def unpack_kept(shape: Any, raw: bytes) -> Any:  # noqa: ANN401 - as unpack
    """Read what this program wrote: fields an older version lacked keep their default.

    Raises Refused("statement.malformed").
    """
    try:
        return _decoder(shape).decode(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused("statement.malformed") from error


def unpack_versioned(
    shape: Any,  # noqa: ANN401 - as unpack
    raw: bytes,
    version: int = VERSION,
) -> Any:  # noqa: ANN401 - as unpack
    """Read an array whose first element is the version.

    Raises Refused("format.unknown") for another version, else as `unpack`.
    """
    try:
        return unpack(shape, raw)
    except Refused:
        fields = unpack(list[Any], raw)
        if fields and type(fields[0]) is int and fields[0] != version:
            raise Refused("format.unknown") from None
        raise


def optional(size: int, *values: bytes) -> None:
    """Refuse a field that is neither absent (empty) nor exactly *size* bytes long."""
    if any(len(value) not in (0, size) for value in values):
        raise Refused("statement.malformed")


class Statement:
    """An array of a fixed number of fields that somebody signs or hashes.

    Subclasses are frozen dataclasses with slots, their fields in the order of the
    array. The first element is the version, *edition*, unless *versioned* says there is
    none. Text is UTF-8 in normal form C; integers go from 0 to 2^63 - 1.
    """

    __slots__: ClassVar[tuple[str, ...]] = ()
    versioned: ClassVar[bool] = True
    edition: ClassVar[int] = VERSION

    def encode(self) -> bytes:
        """Return the exact bytes that are signed, hashed and sent."""
        values = (getattr(self, name) for name in self.__slots__)
        return pack((self.edition, *values) if self.versioned else tuple(values))

    @classmethod
    def decode(cls, raw: bytes) -> Self:
        """Read the bytes received.

        Raises Refused("format.unknown") for another version and
        Refused("statement.malformed") for anything but this statement.
        """
        shape = _shape(cls)  # type: ignore[arg-type]  # is hashable
        if cls.versioned:
            values = unpack_versioned(shape, raw, cls.edition)
        else:
            values = unpack(shape, raw)
        if not _normal(values):
            raise Refused("statement.malformed")
        return cls(*values[cls.versioned :])


@cache
def _shape(kind: Any) -> Any:  # noqa: ANN401 - from a type to a type
    hints = get_type_hints(kind, include_extras=True)
    version = (Literal[kind.edition],) if kind.versioned else ()
    fields = (hints[name] for name in kind.__slots__)
    return tuple.__class_getitem__((*version, *fields))


def _normal(value: object) -> bool:
    if isinstance(value, str):
        return unicodedata.is_normalized("NFC", value)
    return not isinstance(value, tuple | list) or all(map(_normal, value))


@dataclass(frozen=True, slots=True)
class Signed(Statement):
    """A statement and its signature by an identity, as they travel together."""

    versioned = False

    core: bytes
    signature: Signature
