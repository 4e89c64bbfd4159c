"""A lock that the system lets go of when its program ends, however it ends."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    FAR = 2**30  # a locked byte cannot be read: lock one that is not there

    def _lock(handle: int) -> None:
        os.lseek(handle, FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES}
MOST_BYTES = 2**16


class Lock:
    """A file that one program at a time can hold; a few bytes in it say what for."""

    def __init__(self, path: Path, handle: int) -> None:
        """Take over a file that is open and locked; ``Lock.take`` makes these."""
        self._path = path
        self._handle = handle

    @classmethod
    def take(cls, path: Path) -> Lock | None:
        """Take the lock; None where another program, or another part of this one, holds it.

        Raises:
            OSError: if there can be no such lock.
        """
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _lock(handle)
                # Its last holder may have removed the file while this one was opening it.
                with contextlib.suppress(FileNotFoundError):
                    if os.path.samestat(os.fstat(handle), path.stat()):
                        return cls(path, handle)
            except OSError as error:
                os.close(handle)
                if error.errno in HELD:
                    return None
                raise
            os.close(handle)

    def read(self) -> bytes:
        """What the lock is for, as its last holder wrote it."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        return os.read(self._handle, MOST_BYTES)

    def write(self, words: bytes) -> None:
        """Say what the lock is for, durably.

        Raises:
            OSError: if it cannot be written.
        """
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, words)
        os.fsync(self._handle)

    def release(self) -> None:
        """Let go; what the lock is for stays written in its file."""
        os.close(self._handle)

    def remove(self) -> None:
        """Let go, and leave no file."""
        if os.name == "nt":  # which removes no file that is open, and keeps those of others
            self.release()
            with contextlib.suppress(OSError):
                self._path.unlink()
            return
        with contextlib.suppress(OSError):
            self._path.unlink()
        self.release()
