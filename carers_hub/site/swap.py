"""Put a finished folder in the place of another in one step, so that no reader ever meets half a site."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

_AT_A_TIME = 4
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap_in(stage: Path, out: Path) -> None:
    """Make `stage` the new `out`; what `out` held before is removed. Both must lie on one disk. Raises OSError."""
    if not out.exists():
        stage.rename(out)
        return
    if not _exchange(stage, out):
        _replace(stage, out)
        return
    remove_folder(stage)


def _exchange(one: Path, other: Path) -> bool:
    """Two folders change names in one step (renameat2(2), Linux 3.15). False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    result = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE))
    return bool(result == 0)


def _replace(stage: Path, out: Path) -> None:
    """Elsewhere: two renames. A stop between them leaves the last good site whole beside, and `recover` puts it back."""
    old = old_site(out)
    shutil.rmtree(old, ignore_errors=True)
    out.rename(old)
    stage.rename(out)
    remove_folder(old)


def remove_folder(folder: Path) -> None:
    """Remove a folder as far as the system lets us, several of its parts at a time: a disk waits more than it works."""
    if folder.is_dir():
        with ThreadPoolExecutor(_AT_A_TIME) as threads:
            list(threads.map(partial(shutil.rmtree, ignore_errors=True), _big_parts(folder)))
    shutil.rmtree(folder, ignore_errors=True)


def _big_parts(folder: Path) -> list[Path]:
    return [part for part in folder.iterdir() if part.is_dir() and not part.is_symlink()]


def old_site(out: Path) -> Path:
    """Where the last good site waits for the moment between two renames."""
    return out.with_name(f".{out.name}.old")


def recover(out: Path) -> None:
    """Put the last good site back after a stop between two renames."""
    old = old_site(out)
    if old.exists() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)
