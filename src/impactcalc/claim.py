"""A hidden file that one process holds while it writes; one that nobody holds was left by a process that was killed."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path

_FAR = 1 << 30  # Windows locks bytes: one that is never written


class Claim:
    """Held from `take` to `release`, and no longer than the process lives. Its text is for whoever finds it later."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Whether it is ours now; False while another process holds it. OSError where the disk refuses."""
        while self._handle is None:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
            if not stat.S_ISREG(os.fstat(handle).st_mode):  # a pipe, which nobody has put here for us
                os.close(handle)
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self.path))
            if not _lock(handle):
                os.close(handle)
                return False
            # Whoever held it may have removed it between our opening and our locking: then ours has no name.
            if _is_at(handle, self.path):
                self._handle = handle
            else:
                os.close(handle)
        return True

    def read(self) -> str:
        """What it says."""
        assert self._handle is not None
        os.lseek(self._handle, 0, os.SEEK_SET)
        with os.fdopen(os.dup(self._handle), "rb") as stream:
            return stream.read().decode("utf-8", "surrogateescape")

    def write(self, text: str) -> None:
        """Say this instead."""
        assert self._handle is not None
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.ftruncate(self._handle, 0)
        os.write(self._handle, text.encode("utf-8", "surrogateescape"))

    def release(self) -> None:
        """Remove it."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":  # where an open file cannot be removed
            os.close(handle)
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            os.close(handle)


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)  # others: a disk that knows no locks
    return True


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
