"""A list of the only system calls a reader may make (Linux, seccomp)."""

import ctypes
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE, _ABSENT = 0x7FFF0000, 0x00050001, 0x00050026
_LOAD, _EQUAL, _HAS, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER_AT, _MACHINE_AT, _FIRST_ASKED_AT, _THIRD_ASKED_AT = 0, 4, 16, 32
_CHANGING = 0o3 | 0o100 | 0o1000 | 0o2000 | 0o20000000
"""Opening to write, create, empty, add at the end, or make a file without a name."""
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


_OPEN = {"x86_64": 257, "aarch64": 56}
_PROGRAM = {
    # execve newfstatat access pread64 fcntl arch_prctl set_tid_address sysinfo
    # sched_getaffinity prlimit64 getdents64 readlink getcwd uname
    "x86_64": (59, 262, 21, 17, 72, 158, 218, 99, 204, 302, 217, 89, 79, 63),
    "aarch64": (221, 79, 48, 67, 25, 96, 179, 123, 261, 61, 78, 17, 160),
}


def narrow(*, program: bool = False) -> bool:
    """Refuse every other call (EPERM) for ever; False where it cannot be done.

    *program*: what follows is another program, which is found and opens what it
    needs to read; it writes, sends and starts nothing.
    """
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _ALLOWED:
        return False
    more, opening = (_PROGRAM[machine], _OPEN[machine]) if program else ((), -1)
    allowed = (*_ALLOWED[machine], *more)
    numbers = _MACHINES[machine], _CLONE[machine]
    code = _filter(*numbers, allowed, opening=opening)
    rules = _Program(len(code) // 8, code)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_SECCOMP, _FILTER, ctypes.byref(rules), 0, 0) == 0)


def _filter(
    machine: int, clone: int, allowed: tuple[int, ...], *, opening: int = -1
) -> bytes:
    """Write the filter: another machine or an unlisted number is refused.

    A thread may begin, a process may not: the decoder of telephone photographs
    starts one thread, which shares this filter and every limit. `clone3`, whose
    flags no filter can read, is said not to exist. *opening* is the call that
    opens a file, allowed to read it only; -1 when no file is.
    """
    lines = [(_LOAD, 0, 0, _MACHINE_AT), (_EQUAL, 1, 0, machine)]
    lines += [(_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, _NUMBER_AT)]
    lines += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _ABSENT)]
    lines += [(_EQUAL, 0, 4, clone), (_LOAD, 0, 0, _FIRST_ASKED_AT)]
    lines += [(_HAS, 0, 1, _THREAD), (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    if opening >= 0:
        lines += [(_EQUAL, 0, 4, opening), (_LOAD, 0, 0, _THIRD_ASKED_AT)]
        lines += [(_HAS, 0, 1, _CHANGING), (_RETURN, 0, 0, _REFUSE)]
        lines += [(_RETURN, 0, 0, _ALLOW)]
    count = len(allowed)
    lines += [(_EQUAL, count - at, 0, call) for at, call in enumerate(allowed)]
    lines += [(_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
