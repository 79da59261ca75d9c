"""However it is built, the site is the same to the byte."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.tiny import ROOT, files_of, hub


def differences(one: Path, other: Path) -> list[str]:
    first, second = files_of(one), files_of(other)
    return [name for name in sorted({*first, *second}) if first.get(name) != second.get(name)]


def test_plain_mkdocs_gives_the_same_english_site(today: date, tmp_path: Path) -> None:
    out = tmp_path / "site"
    ours = hub("build", "--languages", "en", "--out", str(out), "--today", today.isoformat())
    assert ours.returncode == 0, ours.stderr
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain")],
        cwd=ROOT,
        env={**os.environ, "HUB_TODAY": today.isoformat(), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert differences(out, tmp_path / "plain") == []


def test_another_machine_gives_the_same_site(site: Path, today: date, tmp_path: Path) -> None:
    """Another time zone, language, hash seed and clock."""
    out = tmp_path / "site"
    other = {
        "TZ": "Pacific/Kiritimati",
        "LANG": "ar_EG.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "77",
        "SOURCE_DATE_EPOCH": "0",
    }
    result = hub("build", "--out", str(out), "--today", today.isoformat(), **other)
    assert result.returncode == 0, result.stderr
    assert differences(site, out) == []
