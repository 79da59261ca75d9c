"""The components' examples: each `theme/components/<name>/examples.yaml` filled from the small hub in `tests/fixtures/hub`.

An example has a `name`, a `description` and a `context`. A value of the context is plain text, a list, or one record of the
small hub, named by its kind: `{service: everything-stated}`, `{finder: respite}`, `{rate: known}`, …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from markupsafe import Markup

from carers_hub.domain import Hub, load_hub
from carers_hub.views.a_to_z import AToZ, PageInfo, build_a_to_z
from carers_hub.views.choose import Chooser
from carers_hub.views.choose_links import ChooseLinks
from carers_hub.views.finder import build_facet_pages, build_finder
from carers_hub.views.json_ld import build_json_ld
from carers_hub.views.paging import build_list_pages
from carers_hub.words.rendering import Renderer
from tests.strategy_examples import resolve_example

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Example:
    """A component in one state."""

    component: str
    name: str
    context: dict[str, Any]

    @property
    def id(self) -> str:
        """What the example is called in a list of tests."""
        return f"{self.component}:{self.name}"

    def render(self, renderer: Renderer | None = None) -> str:
        """The example as HTML."""
        return str((renderer or example_renderer()).render(self.component, **_resolve_context(self.context)))


@cache
def example_hub() -> Hub:
    """The small hub on a fixed day."""
    hub, problems = load_hub(ROOT / "tests/fixtures/hub", TODAY)
    assert hub is not None, problems
    return hub


@cache
def example_renderer() -> Renderer:
    """The theme's components over the small hub."""
    return Renderer(example_hub(), THEME)


def load_examples() -> Iterator[Example]:
    """Every example of every component, by name."""
    for file in sorted(THEME.glob("components/*/examples.yaml")):
        for example in yaml.safe_load(file.read_text("utf-8")):
            assert set(example) <= {"name", "description", "context"}, f"{file}: {set(example)}"
            assert example["description"], f"{file}: {example['name']} says nothing of itself"
            yield Example(file.parent.name, example["name"], example.get("context") or {})


def _resolve_context(context: dict[str, Any]) -> dict[str, Any]:
    """A context with records in the places of their names. The strategy's components have names of their own for its parts."""
    by_key = resolve_example(example_hub().strategy, {key: value for key, value in context.items() if _is_strategy(key, value)})
    return {key: by_key[key] if key in by_key else _resolve(value) for key, value in context.items()}


def _is_strategy(key: str, value: Any) -> bool:
    return isinstance(value, str) or key in ("cited", "links")


def _resolve(value: Any) -> Any:
    """A value of a context with the records in the places of their names."""
    if isinstance(value, dict) and value:
        kind, named = next(iter(value.items()))
        if len(value) == 1 and kind in _KINDS:
            return _KINDS[kind](named)
        return {key: _resolve(inner) for key, inner in value.items()}
    return [_resolve(inner) for inner in value] if isinstance(value, list) else value


def _facet_page(path: str) -> Any:
    finder = next(finder for finder in example_hub().finders if path.startswith(finder.path))
    pages = build_facet_pages(build_finder(finder, example_hub().directory), example_hub().directory)
    return next(page for page in pages if page.value.path == path)


def _list_page(asked: dict[str, Any]) -> Any:
    view = build_finder(example_hub().finder(asked["finder"]), example_hub().directory)
    return build_list_pages(view.finder.path, view.groups, asked["size"])[asked["number"] - 1]


def _page(fields: dict[str, Any]) -> SimpleNamespace:
    """A page as MkDocs gives it to templates."""
    defaults: dict[str, Any] = {
        "title": "", "url": "", "meta": {}, "content": Markup("<h1>Title</h1><p>Answer.</p>"), "toc": [], "parent": None,
        "ancestors": [], "children": None, "is_page": True, "is_section": False, "is_index": False, "is_homepage": False,
    }  # fmt: skip
    return SimpleNamespace(**{**defaults, **{key: _resolve(value) for key, value in fields.items()}})


def _letters(size: str) -> Any:
    pages = [PageInfo("money/", "Money", "Benefits and help with bills.", "money"), PageInfo("", "Élan & home", "Start here.")]
    listed = build_a_to_z(example_hub(), pages)
    return listed if size == "all" else AToZ(listed.letters, int(size))


def _page_of_letters(asked: dict[str, Any]) -> Any:
    return _letters(asked["size"]).pages[asked["number"] - 1]


def _chooser() -> Chooser:
    return Chooser(example_hub().guides.choose, example_hub().directory)


_KINDS: dict[str, Callable[[Any], Any]] = {
    "service": lambda name: example_hub().directory.service(name),
    "services": lambda names: tuple(example_hub().directory.service(name) for name in names),
    "service-record": lambda name: example_hub().directory.service(name).service,
    "json-ld": lambda name: build_json_ld(example_hub().directory.service(name), f"https://hub.example/services/{name}/"),
    "phone": lambda named: example_hub().directory.service(named[0]).service.phones[named[1]],
    "finder": lambda name: build_finder(example_hub().finder(name), example_hub().directory),
    "facet-page": _facet_page,
    "list-page": _list_page,
    "rate": lambda name: example_hub().rates.current(name, TODAY),
    "rates": lambda names: tuple(example_hub().rates.current(name, TODAY) for name in names),
    "legal-fact": lambda name: example_hub().rates.legal_fact(name),
    "word": lambda name: example_hub().guides.word(name),
    "guides": lambda name: getattr(example_hub().guides, name),
    "letters": _letters,
    "page-of-letters": _page_of_letters,
    "page": _page,
    "html": Markup,
    "finder-record": lambda name: example_hub().finder(name),
    "question": lambda name: next(one for one in example_hub().guides.choose.questions if one.id == name),
    "answers": lambda way: _chooser().given(way),
    "outcome": lambda way: _chooser().outcome(way),
    "near": lambda way: ChooseLinks(example_hub()).nearest(_chooser().given(way)),
    "pair": lambda values: tuple(_resolve(value) for value in values),
}
