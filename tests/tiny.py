"""A tiny hub of another borough, whole enough to build. With it the code is shown to serve any borough."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_PAGE = """\
---
title: {title}
description: {title} in Smallborough.
reviewed: 2026-11-22
review_by: 2027-02-22
---

# {title}

{body}
"""

_SERVICE = """\
  - id: {id}
    organization: kind-people
    name: {name}
    summary: Tea and talk for carers.
    description: You drink tea and talk.
    topics: [respite]
    who_for:
      description: Any carer.
      caring_roles: [any-carer]
      cares_for: [anyone]
    how_to_attend: [phone]
    how_to_get_it: {{referral: [yourself], steps: not-stated}}
    cost: {cost}
    phones:
      - {{number: 020 7219 3000, description: Their office}}
    service_area: [uk]
    review_by: 2027-02-22
    sources:
      - {{title: Their website, evidence: official}}
"""


def page(title: str, body: str = "Some words.") -> str:
    """A prose page."""
    return _PAGE.format(title=title, body=body)


def services(**names: str) -> str:
    """`data/services.yaml` with a service for each name; underscores in ids become hyphens."""
    records = (
        _SERVICE.format(id=key.replace("_", "-"), name=name, cost=("free", "paid")[place % 2])
        for place, (key, name) in enumerate(names.items())
    )
    return "organizations:\n  - {id: kind-people, name: Kind People, description: A charity.}\nservices:\n" + "".join(records)


def tiny_files() -> dict[str, str]:
    """Every file of the hub by its path."""
    return {
        "mkdocs.yml": _MKDOCS.format(root=ROOT),
        "data/taxonomies.yaml": (ROOT / "data/taxonomies.yaml").read_text(encoding="utf-8"),
        "data/finders.yaml": _FINDERS,
        "data/services.yaml": services(tea_club="Tea club", walking_group="Walking group"),
        "data/rates.yaml": "rates: []\nlegal_facts: []\n",
        "data/urgent.yaml": _URGENT,
        "content/situations.yaml": "situations: []\n",
        "content/glossary.yaml": "glossary: []\n",
        "docs/index.md": page("Carers of Smallborough"),
        "docs/services.md": page("All services", '{{ finder("all-services") }}'),
        "docs/respite.md": page("Breaks", 'Ring {{ phone("tea-club") }}.\n\n{{ finder("respite") }}'),
        "docs/a-to-z.md": page("A to Z", "{{ search_box() }}\n\n{{ a_to_z() }}"),
        "docs/saved.md": page("Saved services", "{{ saved_list() }}"),
        "docs/glossary.md": page("Words explained"),
        "docs/contact.md": page("Contact"),
    }


def write_hub(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Write the hub into a folder, with these files changed or added. Returns the folder."""
    for name, text in {**tiny_files(), **(changes or {})}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def hub(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the `hub` command as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "carers_hub", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


_MKDOCS = """\
site_name: Smallborough Carers Hub
site_url: https://carers.smallborough.example/
edit_uri: ""
strict: true
theme: {{name: material, custom_dir: {root}/theme, font: false}}
hooks: [{root}/hooks.py]
plugins:
  - macros: {{modules: [macros], on_undefined: strict, on_error_fail: true}}
markdown_extensions: [tables, sane_lists]
validation: {{omitted_files: warn, absolute_links: warn, unrecognized_links: warn, not_found: warn, anchors: warn}}
extra:
  header_nav: [respite]
  about_line: A hub for tests.
  feedback_email: null
"""

_FINDERS = """\
finders:
  - id: all-services
    name: All services
    path: services/
    group_by: topic
    facets:
      - {key: cost, name: Cost}
  - id: respite
    name: Breaks
    topic: respite
    path: respite/
    group_by: area
    facets:
      - {key: cost, name: Cost}
"""

_URGENT = """\
urgent:
  - {id: danger, label: Danger to life, number: "999", short: yes}
"""
