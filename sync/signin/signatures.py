"""A request signed by a key (RFC 9421), made by the client and checked by the server.

Covered: method, authority, path and the digest of the body; the nonce comes from
`POST /v1/session/challenge`, is spent once, and `created` is the instant the server
gave with it, so that a device with a wrong clock still signs in.
"""

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureAlgorithm,
    HTTPSignatureKeyResolver,
    InvalidSignature,
)
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from app.crypto import signing
from app.domain.errors import AlveoleError, Refused
from app.ports.world import Clock

COMPONENTS = ("@method", "@authority", "@path", "content-digest")
TAG = "alveole"
LIFE = timedelta(seconds=60)
BAD = "signature_invalid"


@dataclass
class SignedRequest:
    """What a signature covers of a request, whatever the framework."""

    method: str
    url: str
    body: bytes = b""
    headers: MutableMapping[str, str] = field(default_factory=dict)


def sign_request(
    request: SignedRequest, *, seed: bytes, key_id: str, nonce: str, at: int
) -> dict[str, str]:
    """Return the headers that sign *request* as *key_id*.

    *seed* is the 32-byte Ed25519 secret; *nonce* and *at* (Unix seconds) are those
    of the server's challenge.
    """
    message = SignedRequest(request.method, request.url, request.body)
    created = datetime.fromtimestamp(at, UTC)
    HTTPMessageSigner(
        signature_algorithm=_Ed25519, key_resolver=_Keys(secret=seed)
    ).sign(
        message,
        key_id=key_id,
        created=created,
        expires=created + LIFE,
        nonce=nonce,
        label=TAG,
        tag=TAG,
        covered_component_ids=COMPONENTS,
        body=message.body,
    )
    return dict(message.headers)


def verify_request(
    request: SignedRequest,
    *,
    find: Callable[[str], bytes],
    spend: Callable[[str, str], bool],
    now: Clock,
) -> str:
    """Return the key id that signed this very request.

    *find* gives the public key of a key id or raises Refused; *spend* says whether
    a nonce was given to that key id, is still fresh and was never used.
    Raises Refused("signature_invalid") whatever is wrong.
    """
    try:
        (result,) = _Verifier(find, now).verify(
            request,
            max_age=LIFE,
            expect_tag=TAG,
            require_components=COMPONENTS,
            body=request.body,
        )
    except (HTTPMessageSignaturesException, AlveoleError, ValueError) as error:
        raise Refused(BAD) from error
    key_id = str(result.parameters["keyid"])
    if not result.nonce or not spend(result.nonce, key_id):
        raise Refused(BAD)
    return key_id


def key_id_of(headers: Mapping[str, str]) -> str:
    """Return the key id a request claims, unchecked; "" when it claims none."""
    _, found, rest = headers.get("signature-input", "").partition('keyid="')
    return rest.partition('"')[0] if found else ""


class _Ed25519(HTTPSignatureAlgorithm):
    """Ed25519 through our own cryptography, with raw 32-byte keys."""

    algorithm_id = "ed25519"

    def __init__(
        self, public_key: bytes | None = None, private_key: bytes | None = None
    ) -> None:
        self._public, self._secret = public_key or b"", private_key or b""

    def sign(self, message: bytes) -> bytes:
        return signing.sign(self._secret, message)

    def verify(self, signature: bytes, message: bytes) -> None:
        signing.verify(self._public, signature, message, BAD)


class _Keys(HTTPSignatureKeyResolver):
    def __init__(
        self, find: Callable[[str], bytes] | None = None, secret: bytes = b""
    ) -> None:
        self._find, self._secret = find, secret

    def resolve_private_key(self, _key_id: str) -> bytes:
        return self._secret

    def resolve_public_key(self, key_id: str) -> bytes:
        if self._find is None:
            raise InvalidSignature(BAD)
        return self._find(key_id)


class _Verifier(HTTPMessageVerifier):
    """The library's verifier with the clock it is given instead of the machine's."""

    def __init__(self, find: Callable[[str], bytes], now: Clock) -> None:
        super().__init__(signature_algorithm=_Ed25519, key_resolver=_Keys(find))
        self._now = now

    def validate_created_and_expires(
        self, sig_input: object, max_age: timedelta | None = None
    ) -> None:
        params: Mapping[str, object] = getattr(sig_input, "params", {})
        created, expires = _instant(params, "created"), _instant(params, "expires")
        skew, age = self.max_clock_skew, max_age or LIFE
        now = self._now()
        if not now - age - skew <= created <= now + skew:
            raise InvalidSignature(BAD)
        if not now - skew <= expires <= created + LIFE:
            raise InvalidSignature(BAD)


def _instant(params: Mapping[str, object], name: str) -> datetime:
    seconds = params.get(name)
    if type(seconds) is not int or not 0 <= seconds < 1 << 35:
        raise InvalidSignature(BAD)
    return datetime.fromtimestamp(seconds, UTC)
