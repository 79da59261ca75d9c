"""A page put together from a shell is the page the template would have given, to the byte."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markupsafe import escape
from mkdocs.commands.build import build

from carers_hub.domain import load_hub
from carers_hub.site import mkdocs_door
from carers_hub.site.made_pages import build_made_pages
from carers_hub.site.mkdocs_run import Job, build_config
from carers_hub.site.prose import live_paths, load_prose
from carers_hub.site.settings import load_settings
from carers_hub.site.shell import MadePage, Shell, Shells, build_marked_page
from carers_hub.views import a_to_z
from tests.tiny import page as prose_page
from tests.tiny import services, write_hub

NAMES = {
    "tea_club": '"Tea & talk, it\'s 100% free"',
    "walking_group": "Walking group",
    "quiet_hour": "'Quiet hour: a rest > nothing'",
}


def test_splice_equals_the_template(tmp_path: Path) -> None:
    root = write_hub(tmp_path / "hub", {"data/services.yaml": services(**NAMES)})
    config = build_config(Job(root, tmp_path / "site", "en", date(2026, 11, 22)))
    build(config)
    renderer = mkdocs_door._builds[0].renderer
    made = list(build_made_pages(renderer, config.site_url or "/"))
    assert {page.path for page in made} >= {"services/tea-club/", "services/quiet-hour/", "respite/free/", "services/paid/"}
    for page in made:
        whole = mkdocs_door.render_made_page(page, config)
        assert (tmp_path / "site" / page.path / "index.html").read_text(encoding="utf-8") == whole
        assert f'href="https://carers.smallborough.example/{page.path}"' in whole


def test_a_long_a_to_z_is_spread_over_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(a_to_z, "PAGE_SIZE", 4)
    settings = load_settings(write_hub(tmp_path / "hub"))
    hub, _ = load_hub(settings.root, date(2026, 11, 22))
    assert hub
    build(build_config(Job(settings.root, tmp_path / "site", "en", date(2026, 11, 22))))
    paths = {path for path in live_paths(hub, load_prose(settings.docs)) if path.startswith("a-to-z/")}
    assert len(paths) > 2
    pages = {path: (tmp_path / "site" / path / "index.html").read_text(encoding="utf-8") for path in paths}
    listed = [title for page in pages.values() for title in re.findall(r'<li class="hub-letters__entry"><a href="([^"]*)"', page)]
    assert len(listed) == len(set(listed)) >= len(hub.directory.services)
    for page in pages.values():
        letters = re.findall(r'<li><a href="([^"#]*)#(letter-[^"]*)">', page)
        assert letters
        for path, place in letters:
            assert f'id="{place}"' in (pages[path.lstrip("/")] if path else page)


CHOOSE = """\
questions:
  - id: help
    question: What would help?
    name: What would help
    not_sure: "I'm not sure"
    answers:
      - {id: break, text: 'A "break" & tea', terms: [topic:respite]}
  - id: how
    question: How?
    name: How
    not_sure: "I'm not sure"
    answers:
      - {id: phone, text: By phone, terms: [attending-type:phone]}
onward:
  - {id: line, service: tea-club}
"""


def test_pages_further_down_share_the_shell(tmp_path: Path) -> None:
    files = {"data/choose.yaml": CHOOSE, "docs/choose.md": prose_page("Help me choose", "{{ choose() }}")}
    config = build_config(Job(write_hub(tmp_path / "hub", files), tmp_path / "site", "en", date(2026, 11, 22)))
    build(config)
    made = {page.path: page for page in build_made_pages(mkdocs_door._builds[0].renderer, config.site_url or "/")}
    for path in ("choose/break/", "choose/break/phone/", "choose/not-sure/not-sure/"):
        whole = mkdocs_door.render_made_page(made[path], config)
        assert (tmp_path / "site" / path / "index.html").read_text(encoding="utf-8") == whole
        assert f'href="https://carers.smallborough.example/{path}"' in whole
        assert '<li><a href="/choose/">Help me choose</a></li>' in whole


def test_no_mark_is_left(tmp_path: Path) -> None:
    root = write_hub(tmp_path / "hub")
    build(build_config(Job(root, tmp_path / "site", "en", date(2026, 11, 22))))
    assert [file for file in (tmp_path / "site").rglob("*.html") if "hubmark" in file.read_text(encoding="utf-8")] == []


PAGE = MadePage("services/tea/", "services/", "Tea & talk", 'A "talk"', "<h1>Tea</h1>", "tea")


def render(page: MadePage) -> str:
    link = f"<a href='/{page.path}?service={page.service}'>{escape(page.description)}</a>"
    return f"<title>{escape(page.title)}</title>{link}{page.content}"


def test_what_is_text_is_escaped_and_what_is_html_is_not() -> None:
    assert Shells(render).fill(PAGE) == render(PAGE)


def test_a_mark_in_the_words_of_a_page_is_not_filled() -> None:
    page = replace(PAGE, content="<p>hubmarktitle</p>", title="hubmarkcontent")
    assert Shells(render).fill(page) == render(page)


@pytest.mark.parametrize("path", ["services/../x/", "services/Tea/", 'services/te"a/', "services/<b>/"])
def test_an_address_is_made_of_slugs(path: str) -> None:
    with pytest.raises(ValueError, match="cannot be part of an address"):
        Shells(render).fill(replace(PAGE, path=path))


def test_a_template_that_does_not_show_the_content_is_refused() -> None:
    with pytest.raises(ValueError, match="hubmarkcontent"):
        Shell(build_marked_page("services/", True).title)
