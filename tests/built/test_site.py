"""The site holds what the data holds, all of it and nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carers_hub.site.built_checks import check_built
from carers_hub.site.built_pages import BuiltPage
from carers_hub.site.content import Content
from carers_hub.site.policy import build_policy
from carers_hub.site.prose import live_paths, load_prose

Pages = Mapping[str, BuiltPage]

PUBLISHED = {".html", ".css", ".mjs", ".json", ".svg", ".png", ".xml", ".txt", ".conf", ""}


def test_the_built_site_has_nothing_wrong(site: Path, all_pages: Pages, content: Content) -> None:
    assert check_built(site, all_pages, content.phone_numbers(), content.settings.base) == []


def test_every_page_is_there_and_no_other(pages: Pages, content: Content) -> None:
    redirects = {redirect.from_ for redirect in content.register.redirects}
    expected = live_paths(content.hub, load_prose(content.settings.docs)) | redirects | {"404.html"}
    assert set(pages) == expected


def test_finders_sitemap_and_pages_hold_the_same_services(pages: Pages, site: Path, content: Content) -> None:
    ids = {linked.service.id for linked in content.hub.directory.services}
    made = {path.split("/")[1] for path in pages if re.fullmatch(r"services/[^/]+/", path)} & ids
    cards = {address.split("/")[-2] for _, address in pages["services/"].links if re.search(r"/services/[^/]+/$", address)}
    mapped = set(re.findall(r"/services/([^/<]+)/</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))) & ids
    assert ids == made == mapped
    assert ids <= cards


def test_a_service_page_says_what_the_record_says(pages: Pages, content: Content) -> None:
    for linked in content.hub.directory.services:
        page, service = pages[linked.path], linked.service
        text = " ".join(page.text.split())
        assert " ".join(service.name.split()) in text, linked.path
        assert " ".join(service.summary.split()) in text, linked.path
        links = {address for _, address in page.links}
        for phone in service.phones:
            scheme = "sms" if phone.type == "text" else "tel"
            assert any(link.startswith(f"{scheme}:{re.sub(r'[^0-9+]', '', phone.number)}") for link in links), linked.path
        if service.website:
            assert service.website in links, linked.path


def test_notes_to_editors_stay_inside(pages: Pages, content: Content) -> None:
    everything = " ".join(" ".join(page.text.split()) for page in pages.values())
    noted = [linked.service for linked in content.hub.directory.services if linked.service.note_to_editors]
    assert noted, "no record has a note, so this shows nothing"
    for service in noted:
        assert " ".join((service.note_to_editors or "").split()) not in everything, service.id


def test_a_secret_address_is_nowhere(pages: Pages, content: Content) -> None:
    secret = [linked for linked in content.hub.directory.services if linked.service.address_withheld]
    assert secret, "no record has a secret address, so this shows nothing"
    for linked in secret:
        assert linked.locations == ()
        assert "streetAddress" not in pages[linked.path].html
        assert "The address is kept secret" in pages[linked.path].text


def test_only_what_pages_use_is_published(site: Path, pages: Pages) -> None:
    """None of Material's files, no template, no example, no source."""
    files = [file for file in site.rglob("*") if file.is_file()]
    assert {file.suffix for file in files} <= PUBLISHED
    used = {address.rpartition("/")[2] for page in pages.values() for _, address in page.links}
    scripts = {file.name for file in files if file.suffix == ".mjs"}
    imported = set(
        re.findall(
            r'(?:from ?|import\()"[^"]*?([^"/]+\.mjs)"',
            "".join(file.read_text("utf-8") for file in files if file.suffix == ".mjs"),
        )
    )
    assert scripts <= used | imported
    assert [file.name for file in files if file.suffix == ".css"] == ["hub.css"]


def test_headers_and_pages_name_one_policy(site: Path, pages: Pages) -> None:
    policy = build_policy([script for page in pages.values() for script in page.inline_scripts])
    assert f"Content-Security-Policy: {policy}; frame-ancestors 'none'" in (site / "_headers").read_text(encoding="utf-8")
    assert policy in (site / "security-headers.conf").read_text(encoding="utf-8")
    for page in pages.values():
        found = [tag.attributes["content"] for tag in page.tags if tag.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert page.is_redirect or found == [policy], page.path


def test_the_sitemap_has_the_dates_of_reviews(site: Path, today: date) -> None:
    dates = re.findall(r"<lastmod>([^<]*)</lastmod>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert dates
    assert all(date.fromisoformat(found) <= today for found in dates)


def test_what_is_not_stated_is_said(pages: Pages, content: Content) -> None:
    for linked in content.hub.directory.services:
        if linked.service.cost == "not-stated":
            assert "not stated" in pages[linked.path].text.casefold(), linked.path
            assert "isAccessibleForFree" not in pages[linked.path].html, linked.path


def test_every_page_has_its_own_title(pages: Pages, content: Content) -> None:
    """A service may be called like the page of its topic; no two services, and no two other pages, have one title."""
    services = {linked.path for linked in content.hub.directory.services}
    titles: dict[tuple[str, bool], str] = {}
    for path, page in pages.items():
        found = re.search(r"<title>(.*?)</title>", page.html)
        assert found is not None
        title = (found[1], path in services)
        assert title not in titles, f"{path} and {titles[title]} are both called {found[1]}"
        titles[title] = path
