"""However it is built, the site is the same to the byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carers_hub.words.i18n import text_direction
from tests.tiny import ROOT, files_of, hub


def different(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
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
    assert different(files_of(out), files_of(tmp_path / "plain")) == []


ANOTHER = """
import json, os, sys
from datetime import date
from pathlib import Path
from carers_hub.site.content import load_content
from carers_hub.site.mkdocs_run import Job, run_mkdocs
from carers_hub.site.settings import load_settings

root, out, today, built, wanted = json.loads(sys.argv[1])
settings, day = load_settings(Path(root)), date.fromisoformat(today)
content, problems = load_content(settings, day)
for locale in wanted:
    home = settings.site_url if locale == "en" else f"{settings.site_url}{locale}/"
    complaints = run_mkdocs(Job(settings.root, Path(out) / locale, locale, day, True, home, tuple(built)), content)
    assert complaints == [], complaints
"""
"""Builds some languages of a site as `hub build` does for each, without joining them."""


def test_another_machine_gives_the_same_pages(site: Path, locales: tuple[str, ...], today: date, tmp_path: Path) -> None:
    """Another time zone, language, hash seed and clock, for English and a language from right to left. Each language is built
    alone, so what holds for two holds for all; that two whole builds are the same is shown of a tiny hub in `tests/sites`."""
    other = {
        "TZ": "Pacific/Kiritimati",
        "LANG": "ar_EG.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "77",
        "SOURCE_DATE_EPOCH": "0",
    }
    mirrored = next(locale for locale in locales if text_direction(locale) == "rtl")
    asked = json.dumps([str(ROOT), str(tmp_path), today.isoformat(), ["en", *locales], ["en", mirrored]])
    result = subprocess.run(
        [sys.executable, "-c", ANOTHER, asked],
        cwd=ROOT,
        env={**os.environ, **other},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    english = {name: text for name, text in files_of(site).items() if name.partition("/")[0] not in locales}
    assert different(english, files_of(tmp_path / "en")) == []
    assert different(files_of(site / mirrored), files_of(tmp_path / mirrored)) == []
