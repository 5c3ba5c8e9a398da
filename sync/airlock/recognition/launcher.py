"""What seals itself, then becomes the program that recognises words.

It keeps three pipes: pixels come, words leave. Whatever the program links to, it
reaches no network, starts nothing, and opens files to read them only.
"""

import os
import resource
import sys
from collections.abc import Sequence
from typing import Never

from sync.airlock.seal import leave_network, limit
from sync.airlock.syscalls import narrow

MEMORY = 1 << 30
CPU_SECONDS = 60
_FILES = 64
UNSEALED = 77
"""The status of a process that could not be sealed, and became nothing."""


def seal() -> bool:
    """Give up the network, memory, files to write, and unlisted system calls."""
    leave_network()
    limit(resource.RLIMIT_AS, MEMORY)
    limit(resource.RLIMIT_CPU, CPU_SECONDS)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, 0)
    limit(resource.RLIMIT_NOFILE, _FILES)
    return narrow(program=True)


def become(words: Sequence[str]) -> Never:
    """Become the program of these words, or end when it cannot be sealed."""
    if not seal():
        sys.exit(UNSEALED)
    os.execve(words[0], list(words), {"OMP_THREAD_LIMIT": "1"})  # noqa: S606  no shell


if __name__ == "__main__":
    become(sys.argv[1:])
