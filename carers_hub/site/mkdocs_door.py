"""The door to MkDocs: each function answers one event, in the order they happen. Nothing else of ours knows MkDocs."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import mkdocs.plugins
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from carers_hub.site.choose_pages import write_choices
from carers_hub.site.content import Content, load_content
from carers_hub.site.finishing import MapEntry, write_fetched_files, write_page, write_redirects, write_site_files
from carers_hub.site.localizing import HeadingIds, SiteLanguage, build_language
from carers_hub.site.made_pages import build_made_pages
from carers_hub.site.page_text import read_page, slugify
from carers_hub.site.policy import build_policy
from carers_hub.site.report import render_report
from carers_hub.site.sandbox import Kept, PageEnvironment
from carers_hub.site.settings import Settings, read_today
from carers_hub.site.shell import MadePage, Shells
from carers_hub.words.localize import Share
from carers_hub.words.rendering import Renderer

log = mkdocs.plugins.get_plugin_logger("hub")

_ID = re.compile(r'\sid="([^"]+)"')
PUBLISHED_THEME_FILES = {".mjs", ".svg", ".png", ".ico", ".webmanifest"}


@dataclass
class _Build:
    """What one build knows. MkDocs runs one build at a time in a process."""

    content: Content
    renderer: Renderer
    language: SiteLanguage
    macros: Mapping[str, Callable[..., str]]
    heading_ids: HeadingIds
    kept: Kept = field(default_factory=Kept)
    nav: Navigation | None = None
    files: Files | None = None
    env: Environment | None = None
    pages: dict[str, Page] = field(default_factory=dict)


_builds: list[_Build] = []
_previews: list[bool] = [False]
_ready: list[Content] = []


def previewing(is_preview: bool) -> None:
    """Whether pages are only shown on this machine."""
    _previews[0] = is_preview


def use(content: Content) -> None:
    """Build from content that is already read and checked (`hub build` does so once for all languages)."""
    _ready[:] = [content]


def load(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content, and get everything ready that a build needs."""
    content = _ready.pop() if _ready else _load(config)
    try:
        language = build_language(content, config.extra, config.site_url or "/")
    except LookupError as error:
        raise PluginError(str(error)) from error
    _builds[:] = [_Build(content, language.renderer, language, language.macros(content.pages), HeadingIds(slugify))]
    config.theme.static_templates.discard("sitemap.xml")
    config.theme.dirs = [str(config.theme.custom_dir)]  # nothing of Material's is used, and to list its 10,000 icons takes time
    if not language.is_english:
        _localize(config, _builds[0])
    return config


def _localize(config: MkDocsConfig, build: _Build) -> None:
    """What `mkdocs.yml` says to readers, in the language of the build; headings keep their English ids."""
    say = build.language.say
    config.site_name = say("site.site_name", config.site_name)
    config.site_description = say("site.site_description", config.site_description or "") or None
    config.extra["about_line"] = say("site.about_line", config.extra.get("about_line") or "")
    config.nav = build.language.menu(config.nav)
    config.mdx_configs.setdefault("toc", {})["slugify"] = build.heading_ids


def read_page_source(page: Page, config: MkDocsConfig) -> str | None:
    """The source of a page in the language of the build; None when that is English."""
    build = _builds[0]
    if build.language.is_english:
        return None
    docs = Path(config.docs_dir)
    english, _ = read_page(docs / page.file.src_uri, docs, docs)
    if english is None:
        return None
    build.heading_ids.expect(english)
    return build.language.page(english.text, page.file.src_uri)


def finish_page(html: str) -> str:
    """A whole page from MkDocs, with its English parts marked when it is in another language."""
    return _builds[0].renderer.finish(html)


def _load(config: MkDocsConfig) -> Content:
    root = Path(config.config_file_path).resolve().parent
    settings = Settings(root, Path(config.docs_dir), Path(config.theme.custom_dir or root / "theme"))
    content, problems = load_content(settings, _today(config))
    if content is None:
        raise PluginError("\n" + render_report(problems, root))
    if problems:
        log.info("\n" + render_report(problems, root))
    return content


def _today(config: MkDocsConfig) -> date:
    """The day to build for: `extra.today` where `hub build --today` put it."""
    wanted = config.extra.get("today") or os.environ.get("HUB_TODAY")
    return date.fromisoformat(str(wanted)) if wanted else read_today()


def macros(config: MkDocsConfig) -> Mapping[str, Callable[..., str]]:  # noqa: ARG001 - the build is the one under way
    """What pages may call."""
    return _builds[0].macros


def lock_pages(config: MkDocsConfig) -> MkDocsConfig:
    """Pages may call our macros and see nothing else: no configuration, no files, no attribute of anything."""
    plugin: Any = config.plugins["macros"]
    plugin._env = PageEnvironment(_builds[0].macros, _builds[0].kept)
    plugin.variables.clear()
    plugin.variables["page"] = None
    return config


def keep_own_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish our pages and, once for all languages, our theme's scripts and pictures; none of Material's, no template."""
    docs, theme = str(config.docs_dir), str(config.theme.custom_dir)
    suffixes = PUBLISHED_THEME_FILES if _builds[0].language.is_first else ()
    for file in list(files):
        ours = file.src_dir == theme and Path(file.src_uri).suffix in suffixes
        if not (ours or file.src_dir == docs or file.src_dir is None):
            files.remove(file)
    return files


def keep_nav(nav: Navigation, files: Files) -> Navigation:
    """Remember the navigation and the files for the pages made from data."""
    _builds[0].nav, _builds[0].files = nav, files
    return nav


def fill(html: str, page: Page) -> str:
    """The page with what its macros gave. From here on its HTML is whole, so page templates do not escape it."""
    build = _builds[0]
    build.pages[page.url] = page
    html = build.kept.fill(html)
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= set(_ID.findall(html))
    return Markup(build.language.note(html, build.language.shares.get(page.file.src_uri, Share())))


def give_components(env: Environment) -> Environment:
    """Our components, words and policy in page templates, which from now on escape what they show."""
    build = _builds[0]
    env.autoescape = env.trim_blocks = env.lstrip_blocks = True
    build.renderer.equip(env)
    env.globals.update(policy="" if _previews[0] else build_policy(), languages=build.language.languages)
    build.env = env
    return env


def finish(config: MkDocsConfig) -> None:
    """Write what does not come from Markdown: pages made from data, style, sitemap, headers, redirects."""
    build = _builds[0]
    shells = Shells(lambda made: render_made_page(made, config), build.renderer.finish)
    site_url = config.site_url or "/"
    out = Path(config.site_dir)
    entries = [MapEntry(page.url, _reviewed(page)) for page in build.pages.values()]
    for made in build_made_pages(build.renderer, site_url, build.language.page_infos(build.content.pages)):
        share = build.renderer.localized.shares.get(f"service.{made.service}", Share())
        untranslated = build.language.languages.untranslated_in(made.path)
        page = replace(made, content=build.language.note(made.content, share), untranslated=untranslated)
        write_page(out, made.path, shells.fill(page))
        entries.append(MapEntry(made.path, made.changed))
    if build.language.is_first:
        write_site_files(out, build.content, build.language.languages, entries)
    write_redirects(out, build.content.register.redirects, build.renderer)
    write_choices(out, build.renderer)
    searched = build.language.searched(build.content.pages)
    write_fetched_files(out, build.renderer, searched, site_url, build.content.register.redirects)


def render_made_page(made: MadePage, config: MkDocsConfig) -> str:
    """A page made from data, rendered whole by the page template. Shells are cut from this, and a test compares the two."""
    build = _builds[0]
    if build.nav is None or build.files is None or build.env is None:
        raise RuntimeError("Pages can be made once MkDocs has its navigation and templates.")
    page = Page(made.title, File.generated(config, f"{made.path.rstrip('/')}.md", content=""), config)
    page.content = Markup(made.content)  # components escape what they show
    page.meta = {"title": made.title, "description": made.description, "service": made.service, "untranslated": made.untranslated}
    page.parent = build.pages.get(made.parent)  # type: ignore[assignment]  # a page stands above it, not a section
    context = get_context(build.nav, build.files, config, page)
    context = config.plugins.on_page_context(context, page=page, config=config, nav=build.nav)
    return build.env.get_template("main.html").render(context)


def _reviewed(page: Page) -> date | None:
    reviewed = page.meta.get("reviewed")
    return reviewed if isinstance(reviewed, date) else None
