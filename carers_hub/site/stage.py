"""The folder beside the site in which a new one is made, held by one build at a time."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carers_hub.site.swap import recover, remove_folder

_ROOM_AT_LEAST = 64 * 1024 * 1024
_ROOM_FOR_ANY = 16 * 1024 * 1024 * 1024
"""Free room that needs no counting of files: 60,000 pages take a sixth of it."""


class CannotBuild(Exception):
    """Something outside the content stops the build. The text is one plain sentence and what to do."""


@contextmanager
def hold_stage(out: Path) -> Iterator[Path]:
    """A folder beside `out` that only this build writes to. It is gone afterwards, whatever happens. Raises CannotBuild.

    The lock is held by the open file, so it ends with the process that has it, however that ends.
    """
    with plain_disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = (out.with_name(f".{out.name}.lock")).open("a")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotBuild(f"Another build of {out} is running. Wait until it has ended, then try again.") from None
        stage = out.with_name(f".{out.name}.stage")
        with plain_disk_errors(out):
            recover(out)
            remove_folder(stage)
            _check_room(out)
            stage.mkdir()
        try:
            yield stage
        finally:
            remove_folder(stage)


@contextmanager
def plain_disk_errors(out: Path) -> Iterator[None]:
    """Say in a sentence what a disk refuses. Raises CannotBuild."""
    try:
        yield
    except OSError as error:
        raise CannotBuild(disk_sentence(error, out)) from error


def disk_sentence(error: OSError, out: Path) -> str:
    """What the operating system's error means for the person who builds."""
    where = error.filename or out
    known = {
        errno.ENOSPC: f"The disk is full, so the site could not be written beside {out}. Make room and try again.",
        errno.EDQUOT: f"Your share of the disk is full, so the site could not be written beside {out}. Make room and try again.",
        errno.EROFS: f"The disk is read-only, so nothing can be written at {where}. Choose another folder with --out.",
        errno.EACCES: f"You may not write at {where}. Choose another folder with --out, or ask for the right to write there.",
        errno.EPERM: f"You may not write at {where}. Choose another folder with --out, or ask for the right to write there.",
    }
    return known.get(error.errno or 0, f"The system refused at {where}: {error.strerror}.") + " The last good site is as it was."


def _check_room(out: Path) -> None:
    """A new site needs room beside the old one: twice what the old one takes."""
    free = shutil.disk_usage(out.parent).free
    if free > _ROOM_FOR_ANY:
        return
    used = sum(Path(path, name).stat().st_size for path, _, names in os.walk(out) for name in names)
    if free < max(_ROOM_AT_LEAST, 2 * used):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(out))


@contextmanager
def plain_modes() -> Iterator[None]:
    """Whatever this machine does otherwise, what is written meanwhile may be read by all and changed by its owner."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)
