"""A hub in make-believe languages: one accented and long, one mirrored. What stays English was never given to a translator."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build

from carers_hub.domain import load_hub
from carers_hub.site import mkdocs_door
from carers_hub.site.built_pages import load_built_pages
from carers_hub.site.made_pages import build_made_pages
from carers_hub.site.mkdocs_run import Job, build_config
from carers_hub.site.settings import load_settings
from carers_hub.site.translation_sources import build_messages
from carers_hub.words.catalogues import po_path
from carers_hub.words.po import render_po
from carers_hub.words.pseudo import build_pseudo
from tests.sites.test_serve import free_port, wait_for
from tests.tiny import ROOT, hub, page, tiny_files, write_hub

TODAY = date(2026, 11, 22)
EXTRA = "extra:\n  locales: {en: English, pl: Polski, ar: العربية, fa: فارسی}\n  published: [pl, ar]\n"
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny hub with full make-believe catalogues for Polish and Arabic, and none for Persian."""
    files = {
        "mkdocs.yml": tiny_files()["mkdocs.yml"].replace("extra:\n", EXTRA),
        "docs/languages.md": page("Languages", "{{ languages() }}"),
    }
    root = write_hub(tmp_path_factory.mktemp("languages") / "hub", files)
    found, problems = load_hub(root, TODAY)
    assert found is not None, problems
    messages = build_messages(load_settings(root), found)
    for locale in ("pl", "ar"):
        for domain, catalogue in build_pseudo(messages, locale).by_domain.items():
            file = root / po_path(locale, domain)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(render_po(catalogue.file.header, (), catalogue.file.entries), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """It as `hub build` makes it: English and what is published."""
    result = hub("build", "--root", str(root), "--today", TODAY.isoformat())
    assert result.returncode == 0, result.stderr
    return root / "site"


def words(html: str) -> list[str]:
    """The pieces of text a reader sees that have Latin letters and are not said to be in a language of their own."""
    body = re.sub(r"<(script|svg)\b.*?</\1>|<!--.*?-->", "", html.partition("<body")[2], flags=re.DOTALL)
    body = re.sub(r'<(\w+)[^<>]* lang="[^<>]*>.*?</\1>', "", body.partition(">")[2], flags=re.DOTALL)
    pieces = (" ".join(piece.split()) for piece in re.split(r"<[^>]*>", body))
    return [piece for piece in pieces if re.search(r"[A-Za-z]{2}", piece)]


def test_only_what_is_published_is_built(site: Path) -> None:
    assert (site / "pl/index.html").is_file()
    assert (site / "ar/index.html").is_file()
    assert not (site / "fa").exists()
    assert "/fa/" not in (site / "index.html").read_text(encoding="utf-8")


def test_another_language_can_be_tried_and_an_unknown_one_cannot(root: Path, tmp_path: Path) -> None:
    tried = hub("build", "--root", str(root), "--out", str(tmp_path / "site"), "--languages", "fa")
    assert tried.returncode == 0, tried.stderr
    html = (tmp_path / "site/fa/respite/index.html").read_text(encoding="utf-8")
    assert '<html lang="fa" dir="rtl">' in html
    assert "This page has not been translated yet." in html
    unknown = hub("build", "--root", str(root), "--out", str(tmp_path / "other"), "--languages", "fr")
    assert unknown.returncode == 1
    assert 'There is no language "fr"' in unknown.stderr


NAMES_OF_LANGUAGES = {"polski", "arabski", "perski"}
"""From CLDR, on the page that lists languages."""


def test_every_word_on_every_page_was_given_to_a_translator(site: Path) -> None:
    for path, shown in load_built_pages(site / "pl").items():
        assert [piece for piece in words(shown.html) if "⟨" not in piece and piece not in NAMES_OF_LANGUAGES] == [], path


def test_no_page_in_another_alphabet_has_latin_words(site: Path) -> None:
    for path, shown in load_built_pages(site / "ar").items():
        assert words(shown.html) == [], path


def test_english_would_be_seen(site: Path) -> None:
    assert "All services" in words((site / "index.html").read_text(encoding="utf-8"))


def test_splice_equals_the_template_in_another_language(root: Path, tmp_path: Path) -> None:
    job = Job(root, tmp_path / "site", "ar", TODAY, site_url="https://carers.smallborough.example/ar/", built=("en", "pl", "ar"))
    config = build_config(job)
    build(config)
    current = mkdocs_door._builds[0]
    made = list(build_made_pages(current.renderer, config.site_url or "/"))
    assert len(made) > 3
    for one in made:
        whole = current.renderer.finish(mkdocs_door.render_made_page(one, config))
        assert (tmp_path / "site" / one.path / "index.html").read_text(encoding="utf-8") == whole


def test_plain_mkdocs_shows_one_language_alone(root: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [*MKDOCS, "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "HUB_LOCALE": "ar", "HUB_TODAY": TODAY.isoformat(), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    html = (tmp_path / "site/respite/index.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in html
    assert 'href="/assets/hub.css"' in html
    assert 'href="/services/"' in html
    assert "hub-languages" not in html
    assert (tmp_path / "site/assets/hub.css").is_file()


def test_an_unknown_language_is_said_and_not_thrown(root: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [*MKDOCS, "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "HUB_LOCALE": "qq", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode != 0
    assert 'There is no language "qq"' in result.stderr
    assert "Traceback" not in result.stderr


def test_the_preview_can_be_in_one_language(root: Path, tmp_path: Path) -> None:
    port, said = free_port(), tmp_path / "said"
    command = [sys.executable, "-m", "carers_hub", "serve", "--root", str(root), "--port", str(port)]
    surroundings = {**os.environ, "HUB_LOCALE": "ar"}
    with said.open("w") as stream, subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=stream, stderr=stream) as process:
        try:
            wait_for(lambda: "is on http" in said.read_text("utf-8"))
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/respite/", timeout=10) as answer:
                html = answer.read().decode("utf-8")
        finally:
            process.terminate()
            process.wait(timeout=10)
    assert '<html lang="ar" dir="rtl">' in html
    assert 'href="/services/"' in html
