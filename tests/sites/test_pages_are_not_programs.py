"""An editor's pull request cannot run anything: each try is refused with its line, and does nothing even where no check looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build

from carers_hub.site import mkdocs_door
from carers_hub.site.content import Content, load_content
from carers_hub.site.mkdocs_run import Job, build_config
from carers_hub.site.sandbox import Kept, PageEnvironment
from carers_hub.site.settings import load_settings
from tests.tiny import hub, page, services, write_hub

TODAY = date(2026, 11, 22)
ATTACK = "{{ cycler.__init__.__globals__.os.popen('touch WITNESS').read() }}"

TRIES = {
    "page body": ("docs/contact.md", page("Contact", ATTACK), "template-code"),
    "page body, in code": ("docs/contact.md", page("Contact", f"`{ATTACK}`"), "template-code"),
    "statement": ("docs/contact.md", page("Contact", "{% set x = cycler %}"), "template-code"),
    "comment": ("docs/contact.md", page("Contact", "{# hidden #}"), "template-code"),
    "title": ("docs/contact.md", page("Contact").replace("title: Contact", f'title: "{ATTACK}"'), "template-code"),
    "description": ("docs/contact.md", page("Contact").replace("description: Contact", f'description: "{ATTACK} Contact'), ""),
    "switch in front matter": (
        "docs/contact.md",
        page("Contact").replace("review_by:", "render_macros: false\nreview_by:"),
        "unknown-field",
    ),
    "template in front matter": (
        "docs/contact.md",
        page("Contact").replace("review_by:", "template: 404.html\nreview_by:"),
        "unknown-field",
    ),
    "data field": ("data/services.yaml", services(tea_club="Tea club", walking_group=f'"{ATTACK}"'), "template-code"),
    "macro argument": ("docs/contact.md", page("Contact", '{{ service("{{ 7*7 }}") }}'), ""),
    "macro argument, a name": ("docs/contact.md", page("Contact", "{{ service(config) }}"), ""),
    "macro argument, a call": ("docs/contact.md", page("Contact", "{{ service(phone('tea-club')) }}"), ""),
    "unknown macro": ("docs/contact.md", page("Contact", '{{ include("mkdocs.yml") }}'), ""),
    "attribute of a macro": ("docs/contact.md", page("Contact", "{{ service.__globals__ }}"), "template-code"),
    "filter on a macro": ("docs/contact.md", page("Contact", '{{ service("tea-club") | upper }}'), "template-code"),
}


@pytest.mark.parametrize("name", TRIES)
def test_a_try_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    file, text, code = TRIES[name]
    result = hub("check", "--root", str(write_hub(tmp_path, {file: text})), "--today", "2026-11-22")
    assert result.returncode == 1
    assert f"{file}:" in result.stdout
    assert code in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


BODIES = [
    ATTACK,
    "{{ ''.__class__.__mro__ }}",
    "{{ config }}",
    "{{ config.site_name }}",
    "{{ page.read_source(1) }}",
    "{{ environment }}",
    "{{ files }}",
    "{{ macros_info() }}",
    "{{ service.__globals__ }}",
    "{{ service.__class__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ [].append(1) }}",
    "{{ 'x' | upper }}",
    "{% include 'index.md' %}",
    "{% import 'index.md' as x %}",
    "{% for x in range(1000000000) %}{% endfor %}",
    "{{ lipsum() }}",
]


@pytest.mark.parametrize("body", BODIES)
def test_the_page_environment_gives_nothing_away(body: str) -> None:
    """The second wall: whatever gets past the checks ends here, with an error and without an effect."""
    environment = PageEnvironment({"service": lambda service_id: f"<a>{service_id}</a>"}, Kept())
    with pytest.raises(Exception, match=r".") as raised:
        environment.from_string(body).render(config={"site_name": "x"}, page=object(), files=[])
    assert type(raised.value).__module__.startswith("jinja2")


def test_the_page_environment_does_what_pages_need() -> None:
    kept = Kept()
    environment = PageEnvironment({"service": lambda service_id: f"<a>{service_id}</a>"}, kept)
    assert kept.fill(environment.from_string('Ask {{ service("tea") }}.').render()) == "Ask <a>tea</a>."
    with pytest.raises(TypeError, match="words in quotes"):
        environment.from_string("{{ service(7) }}").render()


@pytest.fixture
def build_unchecked(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Build a tiny hub with changes that no check has seen. Gives the text of its pages by file name."""

    def build_it(change: Callable[[Content], Content] = lambda content: content, **files: str) -> dict[str, str]:
        root = write_hub(tmp_path / "hub")
        content, problems = load_content(load_settings(root), TODAY)
        assert content is not None, problems
        for name, text in files.items():
            (root / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
        mkdocs_door.use(change(content))
        build(build_config(Job(root, tmp_path / "site", "en", TODAY)))
        return {
            file.relative_to(tmp_path / "site").as_posix(): file.read_text("utf-8")
            for file in (tmp_path / "site").rglob("*.html")
        }

    return build_it


@pytest.mark.parametrize("place", ["body", "title"])
def test_a_page_nobody_checked_runs_nothing(place: str, build_unchecked: Callable[..., dict[str, str]], tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    attack = ATTACK.replace("WITNESS", str(witness))
    text = page("Contact", attack) if place == "body" else page("Contact").replace("title: Contact", f'title: "{attack}"')
    with pytest.raises(SystemExit):
        build_unchecked(contact=text)
    assert not witness.exists()


def test_a_title_nobody_checked_is_shown_as_text(build_unchecked: Callable[..., dict[str, str]]) -> None:
    nasty = "</title><script>alert(1)</script>"
    text = (
        page("Contact").replace("title: Contact", f'title: "{nasty}"').replace("description: Contact", f"description: '\"{nasty}")
    )
    pages = build_unchecked(contact=text.replace("in Smallborough.", "in Smallborough'"))
    assert nasty not in "".join(pages.values())
    assert "&lt;script&gt;" in pages["contact/index.html"]


def test_a_record_nobody_checked_is_shown_as_text(build_unchecked: Callable[..., dict[str, str]]) -> None:
    nasty = "</title>{{ 7*7 }}<script>alert(1)</script>[x](javascript:alert(1)) *star* {% raw %}"

    def change(content: Content) -> Content:
        directory = content.hub.directory
        first, *others = directory.all_services
        changed = first.model_copy(update={"name": nasty, "summary": nasty, "description": nasty})
        return replace(content, hub=replace(content.hub, directory=replace(directory, all_services=(changed, *others))))

    pages = build_unchecked(change, contact=page("Contact", 'See {{ service("tea-club") }}.\n\n{{ service_card("tea-club") }}'))
    everything = "".join(pages.values())
    assert "<script>alert" not in everything
    assert 'href="javascript:' not in everything
    assert "{{ 7*7 }}" in everything, "shown as the editor wrote it"
    assert "<em>star</em>" not in everything
    assert all(
        "&lt;script&gt;alert" in pages[name]
        for name in ("contact/index.html", "services/tea-club/index.html", "respite/index.html")
    )
