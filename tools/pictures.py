"""The pictures of the README, from the built site: `python -m tools.pictures`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.needs import find_browser

ROOT = Path(__file__).resolve().parents[1]
PICTURES = {
    "home": ("index.html", 1280, 800, 0),
    "finder": ("services/index.html", 1280, 800, 660),
    "home-phone": ("index.html", 360, 720, 0),
    "service-phone": ("services/barnet-young-carers/index.html", 360, 720, 0),
    "young-carers-phone": ("young-carers/index.html", 360, 720, 0),
}
"""Name: the file, the size of the window, and how far down."""


def main() -> None:
    """Write each picture, at half size for a desktop."""
    folder = ROOT / ".github/pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name, (file, width, height, down) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=0.6 if width > 500 else 1)
            page.route("https://hub.example/**", lambda route: route.fulfill(path=_file(route.request.url)))
            page.goto(f"https://hub.example/{file}")
            page.evaluate("down => scrollTo(0, down)", down)
            page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=62)
        browser.close()


def _file(url: str) -> str:
    return str(ROOT / "site" / url.removeprefix("https://hub.example/").partition("?")[0])


if __name__ == "__main__":
    main()
