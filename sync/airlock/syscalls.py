"""A list of the only system calls a reader may make (Linux, seccomp)."""

import ctypes
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE, _ABSENT = 0x7FFF0000, 0x00050001, 0x00050026
_LOAD, _EQUAL, _HAS, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER_AT, _MACHINE_AT, _FIRST_ASKED_AT = 0, 4, 16
_CLONE3, _THREAD = 435, 0x10000
_CLONE = {"x86_64": 56, "aarch64": 220}
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_ALLOWED = {
    # read write close fstat lseek mmap mprotect munmap brk rt_sigaction
    # rt_sigprocmask rt_sigreturn madvise mremap sched_yield getpid gettid tgkill
    # exit exit_group futex clock_gettime getrandom getrusage sigaltstack
    # set_robust_list rseq (how a thread begins)
    "x86_64": (
        *(0, 1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 28, 25, 24, 39, 186, 234),
        *(60, 231, 202, 228, 318, 98, 131, 273, 334),
    ),
    "aarch64": (
        *(63, 64, 57, 80, 62, 222, 226, 215, 214, 134, 135, 139, 233, 216, 124),
        *(172, 178, 131, 93, 94, 98, 113, 278, 165, 132, 99, 293),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def narrow() -> bool:
    """Refuse every other call (EPERM) for ever; False where it cannot be done."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _ALLOWED:
        return False
    code = _filter(_MACHINES[machine], _CLONE[machine], _ALLOWED[machine])
    program = _Program(len(code) // 8, code)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(machine: int, clone: int, allowed: tuple[int, ...]) -> bytes:
    """Write the filter: another machine or an unlisted number is refused.

    A thread may begin, a process may not: the decoder of telephone photographs
    starts one thread, which shares this filter and every limit. `clone3`, whose
    flags no filter can read, is said not to exist.
    """
    lines = [(_LOAD, 0, 0, _MACHINE_AT), (_EQUAL, 1, 0, machine)]
    lines += [(_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, _NUMBER_AT)]
    lines += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _ABSENT)]
    lines += [(_EQUAL, 0, 4, clone), (_LOAD, 0, 0, _FIRST_ASKED_AT)]
    lines += [(_HAS, 0, 1, _THREAD), (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    count = len(allowed)
    lines += [(_EQUAL, count - at, 0, call) for at, call in enumerate(allowed)]
    lines += [(_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
