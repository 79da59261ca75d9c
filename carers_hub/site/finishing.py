"""What a site needs beside its pages: the map for search engines, headers for the host, redirects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from carers_hub.model.permalinks import Redirect
from carers_hub.site.content import Content
from carers_hub.site.languages import SiteLanguages
from carers_hub.site.policy import build_headers, build_policy, render_headers_file, render_nginx_headers
from carers_hub.views.a_to_z import PageInfo
from carers_hub.views.places import build_near_files
from carers_hub.words.assets import build_scripts, build_stylesheet
from carers_hub.words.finder_index import FinderIndex, dump_json
from carers_hub.words.i18n import language_tag
from carers_hub.words.qr import render_svg
from carers_hub.words.rendering import Renderer
from carers_hub.words.saved_services import SavedServices

Searched = tuple[Iterable[PageInfo], Mapping[str, str]]
"""The pages a search looks through, and by their address what else finds them."""


@dataclass(frozen=True)
class MapEntry:
    """A page for the sitemap. `changed` is the day a person last reviewed it, None when nobody has."""

    path: str
    changed: date | None = None


def render_sitemap(languages: SiteLanguages, entries: Iterable[MapEntry]) -> str:
    """`sitemap.xml`: each page in each language, with the dates people checked pages, never the day of the build."""
    several = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if languages.together else ""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{several}>')
    ordered = sorted(entries, key=lambda entry: entry.path)
    alternates = [_alternates(languages, entry.path) for entry in ordered]
    for locale in languages.built:
        for entry, others in zip(ordered, alternates, strict=True):
            changed = f"<lastmod>{entry.changed.isoformat()}</lastmod>" if entry.changed else ""
            lines.append(f"<url><loc>{escape(languages.address(locale, entry.path))}</loc>{changed}{others}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _alternates(languages: SiteLanguages, path: str) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{locale}" href="{escape(address)}"/>'
        for locale, address in languages.alternates(path)
    )


def render_robots(site_url: str) -> str:
    """`robots.txt`: everyone may read everything."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"


def render_redirect(redirect: Redirect, renderer: Renderer) -> str:
    """A page that leads to where a page has moved, at once and without a script."""
    gettext = renderer.translations.gettext
    page = Markup(
        '<!doctype html>\n<html lang="{lang}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="refresh" content="0; url={to}">\n<meta name="viewport" content="width=device-width">\n'
        '<meta name="robots" content="noindex">\n<title>{moved}</title>\n<link rel="canonical" href="{to}">\n'
        '<link rel="stylesheet" href="{style}">\n</head>\n<body>\n<main>\n<h1>{moved}</h1>\n'
        '<p><a href="{to}">{go}</a></p>\n</main>\n</body>\n</html>\n'
    )
    html = page.format(
        lang=language_tag(renderer.locale),
        direction=renderer.direction,
        to=renderer.url(redirect.to),
        style=renderer.url("assets/hub.css"),
        moved=gettext("This page has moved"),
        go=gettext("Go to the page"),
    )
    return renderer.finish(html)


def write_redirects(out: Path, redirects: Iterable[Redirect], renderer: Renderer) -> None:
    """A page for each redirect, in the language of the renderer."""
    for redirect in redirects:
        write_page(out, redirect.from_, render_redirect(redirect, renderer))


def render_redirects_file(redirects: Iterable[Redirect], languages: SiteLanguages) -> str:
    """`_redirects`, for hosts that can answer 301; and for each language the page that says a page is missing (Netlify)."""

    def path(locale: str, page: str) -> str:
        return urlsplit(languages.address(locale, page)).path

    lines = [
        f"{path(locale, redirect.from_)} {path(locale, redirect.to)} 301\n"
        for redirect in redirects
        for locale in languages.built
    ]
    lines += [f"{path(locale, '*')} {path(locale, '404.html')} 404\n" for locale in languages.built[1:]]
    return "".join(lines)


def render_nginx_languages(languages: SiteLanguages) -> str:
    """For nginx: in each language the page that says a page is missing. `include languages.conf;` in the server block."""
    paths = [urlsplit(languages.address(locale, "")).path for locale in languages.built]
    ordered = sorted(paths, key=len)
    return "".join(f"location {path} {{ error_page 404 {path}404.html; }}\n" for path in ordered)


def write_site_files(out: Path, content: Content, languages: SiteLanguages, entries: Sequence[MapEntry]) -> None:
    """Everything beside the pages, once for all languages."""
    headers = build_headers(build_policy())
    texts = {
        "assets/hub.css": build_stylesheet(content.settings.theme),
        **build_scripts(content.settings.theme),
        "sitemap.xml": render_sitemap(languages, entries),
        "robots.txt": render_robots(languages.address(languages.built[0], "")),
        "_headers": render_headers_file(headers),
        "security-headers.conf": render_nginx_headers(headers),
        **build_near_files(content.hub),
    }
    if languages.together:
        texts["languages.conf"] = render_nginx_languages(languages)
    if redirects := render_redirects_file(content.register.redirects, languages):
        texts["_redirects"] = redirects
    for name, text in texts.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")


def write_fetched_files(out: Path, renderer: Renderer, searched: Searched, site_url: str, redirects: Iterable[Redirect]) -> None:
    """What scripts fetch when a reader searches or looks at what is saved, and the QR codes of services, in one language.

    `site_url`: the full address of the language's home page.
    """
    index = FinderIndex(renderer, *searched)
    saved = SavedServices(renderer, site_url, {redirect.from_: redirect.to for redirect in redirects})
    fetched = {
        "finder.json": index.main(),
        "finder-text.json": index.texts(),
        "saved.json": saved.main(),
        "qr.json": saved.codes(),
    }
    for name, value in fetched.items():
        (out / name).write_text(dump_json(value), encoding="utf-8")
    (out / "qr").mkdir(exist_ok=True)
    for service_id, symbol in saved.symbols.items():
        (out / f"qr/{service_id}.svg").write_text(render_svg(symbol), encoding="utf-8")


def write_page(out: Path, path: str, html: str) -> None:
    """One page at its address."""
    file = out / path if path.endswith(".html") else out / path / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(html, encoding="utf-8")
