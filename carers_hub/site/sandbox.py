"""Pages are not programs: the only things a page can call are our macros, and it sees nothing else.

`page_checks` refuses any other template code with its line. This is the second wall, for when that check is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import DictLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

_OPEN, _CLOSE = "\ue010", "\ue011"
"""Private-use characters, which text checks refuse everywhere: an author cannot write a token."""

_TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_ALONE = re.compile(f"<p>\\s*({_OPEN}\\d+{_CLOSE})\\s*</p>")
_BLOCK = re.compile(
    r"\s*<(address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|nav|ol|p|search|section|table|ul)\b"
)


class Kept:
    """HTML that macros gave, kept out of Markdown's sight. A page carries a token in its place until it is HTML itself.

    So nothing in a record (`*`, `_`, `[x](y)`, a blank line, an indent) can be taken for Markdown.
    """

    def __init__(self) -> None:
        self._html: list[str] = []

    def keep(self, html: str) -> str:
        """The token that stands for this HTML."""
        self._html.append(html)
        return f"{_OPEN}{len(self._html) - 1}{_CLOSE}"

    def fill(self, html: str) -> str:
        """The page with every token replaced; a block alone in a paragraph replaces the paragraph."""
        html = _ALONE.sub(self._block, html)
        return _TOKEN.sub(lambda found: self._html[int(found[1])], html)

    def _block(self, found: re.Match[str]) -> str:
        token = _TOKEN.search(found[1])
        assert token is not None
        html = self._html[int(token[1])]
        return html if _BLOCK.match(html) else found[0]


class _BarePage(Template):
    """A page template that is rendered with nothing but the environment's macros, whatever it is offered."""

    def render(self, *_: Any, **__: Any) -> str:
        return super().render()


class PageEnvironment(ImmutableSandboxedEnvironment):
    """Renders page bodies and titles. No filters, no tests, no loader, no attribute access: names and calls only."""

    template_class = _BarePage

    def __init__(self, macros: Mapping[str, Callable[..., str]], kept: Kept) -> None:
        super().__init__(loader=DictLoader({}), undefined=StrictUndefined, keep_trailing_newline=True)
        self.filters.clear()
        self.tests.clear()
        self.globals.clear()
        self.globals.update({name: _keeping(macro, kept) for name, macro in macros.items()})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - nothing is
        """No attribute of anything."""
        return False


def _keeping(macro: Callable[..., str], kept: Kept) -> Callable[..., str]:
    def call(*words: str) -> str:
        if not all(isinstance(word, str) for word in words):
            raise TypeError("A macro takes words in quotes and nothing else.")
        return kept.keep(macro(*words))

    return call
