"""Where a hub keeps its things, from its `mkdocs.yml`, read without MkDocs so that `hub check` starts at once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import yaml


@dataclass(frozen=True)
class Settings:
    """Folders of one hub, all absolute, and the full address of its home page."""

    root: Path
    docs: Path
    theme: Path
    site_url: str = "/"

    @property
    def base(self) -> str:
        """The path the site is served under, with a slash at both ends."""
        return urlsplit(self.site_url).path or "/"


class NoHub(Exception):
    """The folder is not a hub. The text is for the person who typed it."""


def load_settings(root: Path) -> Settings:
    """The folders `mkdocs.yml` names. Raises NoHub."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        raise NoHub(f"There is no mkdocs.yml in {root}. Run this in the hub's folder, or name it with --root.")
    try:
        config = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NoHub(
            f"mkdocs.yml cannot be read{f', line {mark.line + 1}' if mark else ''}: {getattr(error, 'problem', error)}."
        ) from None
    config = config if isinstance(config, dict) else {}
    theme = config.get("theme")
    custom = theme.get("custom_dir", "theme") if isinstance(theme, dict) else "theme"
    site_url = _site_url(config.get("site_url", "/"))
    return Settings(root, (root / config.get("docs_dir", "docs")).resolve(), (root / custom).resolve(), site_url)


def _site_url(value: object) -> str:
    """`!ENV [NAME, default]` as MkDocs means it: the first name that is set, else the default."""
    *names, default = [str(word or "") for word in value] if isinstance(value, list) else [str(value or "")]
    found = next((os.environ[name] for name in names if os.environ.get(name)), default or "/")
    return found if found.endswith("/") else f"{found}/"


def read_today() -> date:
    """The day the site is made for: SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
