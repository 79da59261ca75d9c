"""Put a finished folder in the place of another in one step, so that no reader ever meets half a site."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

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
    shutil.rmtree(stage, ignore_errors=True)


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
    shutil.rmtree(old, ignore_errors=True)


def old_site(out: Path) -> Path:
    """Where the last good site waits for the moment between two renames."""
    return out.with_name(f".{out.name}.old")


def recover(out: Path) -> None:
    """Put the last good site back after a stop between two renames."""
    old = old_site(out)
    if old.exists() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)
