"""What a site needs beside its pages: the map for search engines, headers for the host, redirects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from carers_hub.model.permalinks import Redirect
from carers_hub.site.content import Content
from carers_hub.site.policy import build_headers, build_policy, render_headers_file, render_nginx_headers
from carers_hub.words.assets import build_stylesheet
from carers_hub.words.rendering import Renderer


@dataclass(frozen=True)
class MapEntry:
    """A page for the sitemap. `changed` is the day a person last reviewed it, None when nobody has."""

    path: str
    changed: date | None = None


def render_sitemap(site_url: str, entries: Iterable[MapEntry]) -> str:
    """`sitemap.xml`, with the dates people checked pages, never the day of the build."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for entry in sorted(entries, key=lambda entry: entry.path):
        changed = f"<lastmod>{entry.changed.isoformat()}</lastmod>" if entry.changed else ""
        lines.append(f"<url><loc>{Markup.escape(site_url + entry.path)}</loc>{changed}</url>")
    return "\n".join([*lines, "</urlset>", ""])


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
        lang=renderer.locale,
        direction=renderer.direction,
        to=renderer.url(redirect.to),
        style=renderer.url("assets/hub.css"),
        moved=gettext("This page has moved"),
        go=gettext("Go to the page"),
    )
    return renderer.finish(html)


def write_redirects(out: Path, redirects: Iterable[Redirect], renderer: Renderer) -> None:
    """A page for each redirect, and `_redirects` for hosts that can answer 301."""
    lines = []
    for redirect in redirects:
        write_page(out, redirect.from_, render_redirect(redirect, renderer))
        lines.append(f"{renderer.url(redirect.from_)} {renderer.url(redirect.to)} 301\n")
    if lines:
        (out / "_redirects").write_text("".join(lines), encoding="utf-8")


def write_site_files(out: Path, content: Content, renderer: Renderer, site_url: str, entries: Sequence[MapEntry]) -> None:
    """Everything beside the pages. Headers say how the whole site is served, so they are the same for every language."""
    headers = build_headers(build_policy())
    texts = {
        "assets/hub.css": build_stylesheet(content.settings.theme),
        "sitemap.xml": render_sitemap(site_url, entries),
        "robots.txt": render_robots(site_url),
        "_headers": render_headers_file(headers),
        "security-headers.conf": render_nginx_headers(headers),
    }
    for name, text in texts.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
    write_redirects(out, content.register.redirects, renderer)


def write_page(out: Path, path: str, html: str) -> None:
    """One page at its address."""
    file = out / path if path.endswith(".html") else out / path / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(html, encoding="utf-8")
