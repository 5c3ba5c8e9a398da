"""The error tree: codes for machines, sentences only in `views/errors`.

AlveoleError            code, details                     never raised itself
├── Refused             the rules or the input say no     exit 1 (2: usage, store.*)
├── Unreachable         the world did not answer          exit 1
└── Broken              our data is not what we wrote     exit 1
"""


class AlveoleError(Exception):
    """Carries a stable code and details that hold no health data.

    *code* is `area.reason`; codes of the wire are single words (design: sync).
    *details* hold ids and codes only: never a name, a title, a path or a key.
    """

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Refused(AlveoleError):
    """The rules or the input say no; the person can do something about it."""


class Unreachable(AlveoleError):
    """The world did not answer; the same call may work later."""


class Broken(AlveoleError):
    """Our own data is not what we wrote; never silent."""
