"""A site is published whole or not at all, and the same folder always gives the same site."""

from __future__ import annotations

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from carers_hub.site import stage, swap
from carers_hub.site.stage import CannotBuild, disk_sentence, hold_stage
from tests.tiny import ROOT, files_of, hub, page, services, write_hub

TODAY = ("--today", "2026-11-22")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tiny hub."""
    return write_hub(tmp_path / "hub")


def leftovers(root: Path) -> list[str]:
    """What a build left beside the site."""
    return [path.name for path in root.iterdir() if path.name.startswith(".site.") and not path.name.endswith(".lock")]


def test_a_build_publishes_and_leaves_nothing_beside(root: Path) -> None:
    result = hub("build", "--root", str(root), *TODAY)
    assert result.returncode == 0, result.stderr
    assert "Built 14 pages" in result.stdout
    assert (root / "site/services/tea-club/index.html").is_file()
    assert leftovers(root) == []


def test_files_have_the_same_rights_everywhere(root: Path) -> None:
    umask = os.umask(0o077)
    try:
        assert hub("build", "--root", str(root), *TODAY).returncode == 0
    finally:
        os.umask(umask)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (root / "site").rglob("*") if path.is_file()}
    assert modes == {0o644}
    assert stat.S_IMODE((root / "site").stat().st_mode) == 0o755


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """Another folder, time zone, language, hash seed and clock; only the day the site is made for is the same."""
    one, other = write_hub(tmp_path / "one"), write_hub(tmp_path / "deeper/two")
    first = hub("build", "--root", str(one), *TODAY, TZ="Pacific/Kiritimati", LANG="C", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="0")
    again = {"TZ": "America/Adak", "LANG": "tr_TR.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"}
    second = hub("build", "--root", str(other), *TODAY, **again, SOURCE_DATE_EPOCH="1893456000")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert files_of(one / "site") == files_of(other / "site")


def test_the_day_comes_from_source_date_epoch(root: Path) -> None:
    """An alert that has run out is gone, whatever the machine's clock says."""
    alert = services(tea_club="Tea club").replace(
        "    review_by", "    alert: {text: Closed this week., expires: 2026-11-30}\n    review_by"
    )
    (root / "data/services.yaml").write_text(alert, encoding="utf-8")
    (root / "docs/respite.md").write_text(page("Breaks", '{{ finder("respite") }}'), encoding="utf-8")
    shown = []
    for epoch in ("1795305600", "1798761600"):  # 22 November 2026 and 1 January 2027
        result = hub("build", "--root", str(root), SOURCE_DATE_EPOCH=epoch)
        assert result.returncode == 0, result.stderr + result.stdout
        shown.append("Closed this week." in (root / "site/services/tea-club/index.html").read_text(encoding="utf-8"))
    assert shown == [True, False]


def test_a_failed_build_leaves_the_last_good_site(root: Path) -> None:
    assert hub("build", "--root", str(root), *TODAY).returncode == 0
    before = files_of(root / "site")
    (root / "docs/contact.md").write_text(page("Contact", "See [this](nowhere.md)."), encoding="utf-8")
    result = hub("build", "--root", str(root), *TODAY)
    assert result.returncode == 1
    assert "docs/contact.md:" in result.stderr
    assert "The last good site is as it was." in result.stderr
    assert "Traceback" not in result.stderr
    assert files_of(root / "site") == before
    assert leftovers(root) == []


def test_a_fault_seen_only_in_the_built_site_is_not_published(root: Path) -> None:
    """A link to a choice nobody offers is only known once the pages are made."""
    assert hub("build", "--root", str(root), *TODAY).returncode == 0
    before = files_of(root / "site")
    urgent = (root / "data/urgent.yaml").read_text(encoding="utf-8").replace("999", "112")
    (root / "data/urgent.yaml").write_text(urgent, encoding="utf-8")
    result = hub("build", "--root", str(root), *TODAY)
    assert result.returncode == 1
    assert "no link to ring 999" in result.stderr
    assert files_of(root / "site") == before


def test_a_second_build_says_that_one_is_running(root: Path) -> None:
    with hold_stage(root / "site"):
        result = hub("build", "--root", str(root), *TODAY)
    assert result.returncode == 1
    assert "Another build of" in result.stderr
    assert "Traceback" not in result.stderr


def test_killed_at_any_moment_the_site_is_whole(root: Path) -> None:
    """Twenty builds of two versions, each killed with kill -9 at a random moment: what is published is always one of the two."""
    shutil.copytree(ROOT / "theme", root / "theme")  # so that an edit to the theme meanwhile is not taken for a fault
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8").replace(f"{ROOT}/theme", "theme"), encoding="utf-8")
    whole = []
    for name in ("Tea club", "Coffee club"):
        (root / "data/services.yaml").write_text(services(tea_club=name, walking_group="Walks"), encoding="utf-8")
        start = time.monotonic()
        assert hub("build", "--root", str(root), *TODAY).returncode == 0
        took = time.monotonic() - start
        whole.append(files_of(root / "site"))
    assert whole[0] != whole[1]
    moments = random.Random(2026)
    seen = []
    for number in range(20):
        name = ("Tea club", "Coffee club")[number % 2]
        (root / "data/services.yaml").write_text(services(tea_club=name, walking_group="Walks"), encoding="utf-8")
        seen.append(kill_a_build(root, moments.uniform(0.3, 1.05) * took))
        assert files_of(root / "site") in whole
    assert -signal.SIGKILL in seen, "no build was killed before its end: the moments are too late"
    assert hub("build", "--root", str(root), *TODAY).returncode == 0
    assert files_of(root / "site") == whole[1]
    assert leftovers(root) == []


def kill_a_build(root: Path, seconds: float) -> int:
    """Start a build and kill it after some time. Gives its exit code."""
    command = [sys.executable, "-m", "carers_hub", "build", "--root", str(root), *TODAY]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait()


def test_where_folders_cannot_change_places_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    for name in ("new", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    swap.swap_in(tmp_path / "new", tmp_path / "out")
    assert (tmp_path / "out/index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_stop_between_the_two_renames_is_made_good(tmp_path: Path) -> None:
    swap.old_site(tmp_path / "out").mkdir()
    (swap.old_site(tmp_path / "out") / "index.html").write_text("old", encoding="utf-8")
    with hold_stage(tmp_path / "out"):
        assert (tmp_path / "out/index.html").read_text(encoding="utf-8") == "old"


def test_a_full_disk_is_said_before_anything_is_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "_ROOM_AT_LEAST", 10**18)
    monkeypatch.setattr(stage, "_ROOM_FOR_ANY", 10**18)
    with pytest.raises(CannotBuild, match="The disk is full"), hold_stage(root / "site"):
        pass
    assert leftovers(root) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(28, "The disk is full"), (30, "The disk is read-only"), (13, "You may not write"), (5, "The system refused")],
)
def test_what_a_disk_refuses_is_said_in_a_sentence(number: int, words: str) -> None:
    sentence = disk_sentence(OSError(number, os.strerror(number), "/some/where"), Path("/some/where"))
    assert sentence.startswith(words)
    assert sentence.endswith("The last good site is as it was.")


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(root: Path) -> None:
    """`/proc` takes no folders from anybody, root included."""
    result = hub("build", "--root", str(root), "--out", "/proc/carers-hub/site", *TODAY)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "/proc/carers-hub" in result.stderr
