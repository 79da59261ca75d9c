"""Each thing a built page may not have is found; a good page has nothing to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from carers_hub.site.built_checks import check_built, check_page
from carers_hub.site.built_pages import BuiltPage, load_built_pages
from carers_hub.site.policy import build_headers, build_policy

GOOD = """<!doctype html>
<html lang="en" dir="ltr"><head><title>Breaks</title><link rel="stylesheet" href="/assets/hub.css">
<link rel="canonical" href="https://carers.example/respite/"></head>
<body><a href="#main">Skip</a><a href="tel:999">999</a><main id="main"><h1>Breaks</h1>
<a href="/">Home</a><a href="https://other.example/">Elsewhere</a><a href="tel:02072193000">020 7219 3000</a></main>
<script type="module" src="/a.mjs"></script><script type="application/ld+json">{"name": "x"}</script></body></html>"""

NUMBERS = {"999", "020 7219 3000"}

FAULTS = {
    "built-script": ("</main>", "</main><script>go()</script>"),
    "built-style": ("<h1>", '<h1 style="color:red">'),
    "built-handler": ("<h1>", '<h1 onclick="go()">'),
    "built-scheme": ('href="/"', 'href="javascript:go()"'),
    "built-foreign": ("</main>", '<img src="https://other.example/x.png" alt=""></main>'),
    "built-h1": ("<h1>Breaks</h1>", "<h1>Breaks</h1><h1>Again</h1>"),
    "built-id": ("<h1>", '<h1 id="main">'),
    "built-lang": (' lang="en"', ""),
    "built-skip": ('href="#main"', 'href="#nowhere"'),
    "built-urgent": ("tel:999", "tel:02072193000"),
    "built-title": ("<title>Breaks</title>", "<title></title>"),
    "built-number": ("tel:02072193000", "tel:02072193001"),
}

LEFTOVERS = [
    "{{ rate() }}",
    "{% if %}",
    "Traceback (most recent call last)",
    "TODO",
    "Lorem ipsum",
    "[website name]",
    "hubmarktitle",
    "\ue0003\ue001",
    "\ue0107\ue011",
]


def codes(html: str) -> list[str]:
    return [problem.code for problem in check_page(BuiltPage("respite/", html), NUMBERS)]


def test_a_good_page_has_nothing_wrong() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_found(code: str) -> None:
    before, after = FAULTS[code]
    assert before in GOOD
    assert codes(GOOD.replace(before, after, 1)) == [code]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("<p\n<b\n>", None),
        ('<p title="\n<b onclick=x>">', None),
        ('<p\nonclick="go()">', "built-handler"),
        ('<p title="\n"\n onclick="go()">', "built-handler"),
        ('<i>\n<b\n\n style="x">', "built-style"),
    ],
)
def test_tags_are_read_whole_however_their_lines_begin(written: str, code: str | None) -> None:
    assert codes(GOOD.replace("<h1>", f"{written}<h1>")) == ([code] if code else [])


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_found_on_every_page_that_has_it(code: str) -> None:
    bad = GOOD.replace(*FAULTS[code], 1)
    assert [codes(page) for page in (GOOD, bad, bad, GOOD)] == [[], [code], [code], []]


@pytest.mark.parametrize("words", LEFTOVERS)
def test_leftovers_of_work_are_found(words: str) -> None:
    assert codes(GOOD.replace("<h1>Breaks", f"<h1>Breaks {words}")) == ["built-leftover"]


def test_words_in_a_data_block_are_not_the_readers() -> None:
    assert codes(GOOD.replace('"x"', '"{{ x"')) == []


def write_site(folder: Path, **pages: str) -> Path:
    """A built site; `home` is the home page. Its sitemap lists what is there."""
    paths = ["" if name == "home" else f"{name}/" for name in pages]
    for path, html in zip(paths, pages.values(), strict=True):
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "index.html").write_text(html, encoding="utf-8")
    (folder / "assets").mkdir()
    for name in ("assets/hub.css", "a.mjs"):
        (folder / name).write_text("", encoding="utf-8")
    listed = "".join(f"<url><loc>https://carers.example/{path}</loc></url>" for path in paths)
    (folder / "sitemap.xml").write_text(f"<urlset>{listed}</urlset>", encoding="utf-8")
    return folder


def test_a_good_site_has_nothing_wrong(tmp_path: Path) -> None:
    site = write_site(tmp_path, home=GOOD, respite=GOOD.replace('href="/"', 'href="../#main"'))
    assert check_built(site, load_built_pages(site), NUMBERS) == []


@pytest.mark.parametrize(
    "link", ["/nowhere/", "/#nowhere", "#nowhere", "../gone/", "respite", "/respite", "/assets/x.css", "//respite/../x"]
)
def test_a_link_that_leads_nowhere_is_found(link: str, tmp_path: Path) -> None:
    site = write_site(tmp_path, home=GOOD, respite=GOOD.replace('<a href="/">', f'<a href="{link}">'))
    found = [problem for problem in check_built(site, load_built_pages(site), NUMBERS) if problem.code == "built-link"]
    assert ([problem.path for problem in found] == ["site/respite/index.html"]) != link.startswith("//")


def test_a_link_out_of_the_sites_folder_is_found(tmp_path: Path) -> None:
    site = write_site(tmp_path, home=GOOD)
    assert {problem.code for problem in check_built(site, load_built_pages(site), NUMBERS, "/carers/")} == {"built-link"}


def test_a_page_missing_from_the_sitemap_is_found(tmp_path: Path) -> None:
    site = write_site(tmp_path, home=GOOD, respite=GOOD)
    (site / "extra").mkdir()
    (site / "extra/index.html").write_text(GOOD, encoding="utf-8")
    (site / "respite/index.html").unlink()
    found = check_built(site, load_built_pages(site), NUMBERS)
    messages = [problem.message for problem in found if problem.code == "built-sitemap"]
    assert len(messages) == 2
    assert "extra/" in messages[0]
    assert "respite/" in messages[1]


def test_the_policy_has_nothing_unsafe_in_it() -> None:
    policy = build_policy()
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "frame-ancestors 'none'" in build_headers(policy)["Content-Security-Policy"]


def test_a_script_inside_a_page_is_named_by_its_hash() -> None:
    """The hash the specification gives for `alert('Hello, world.');` (CSP Level 3, 8.3)."""
    policy = build_policy(["alert('Hello, world.');"])
    assert "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='" in policy
