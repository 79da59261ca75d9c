"""What a page may say between braces: a known macro with plain words in quotes, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from inspect import signature

from carers_hub.site.page_text import PageText
from carers_hub.source import Fault, Problem, did_you_mean

Macros = Mapping[str, Callable[..., str]]
INLINE = frozenset({"rate", "phone", "service", "term"})
"""These stand inside a sentence. Every other macro stands on a line of its own."""

_BRACES = re.compile(r"\{\{(.*?)\}\}|\{\{|\}\}|\{%.*?(?:%\}|$)|%\}|\{#.*?(?:#\}|$)|#\}|-{1,}8<-{1,}")
_CALL = re.compile(r'\s*([A-Za-z_][A-Za-z0-9_]*)\(\s*((?:"[^"\\{}<>]*"(?:\s*,\s*"[^"\\{}<>]*")*)?)\s*\)\s*')
_WORDS = re.compile(r'"([^"]*)"')
_LIKE = 'Write only something like {{ service("barnet-carers") }}.'


def check_calls(page: PageText, macros: Macros, *, call: bool) -> Iterator[Problem]:
    """Yield what is wrong between braces. `call`: also call each macro, to see whether what it names exists."""
    for index, (number, line) in enumerate(page.lines):
        for found in _BRACES.finditer(line):
            fault = _find_fault(found, macros, call) or _find_misplaced(page, index, found)
            if fault:
                yield page.problem(number, found.start() + 1, fault)


def _find_fault(found: re.Match[str], macros: Macros, call: bool) -> Fault | None:
    match = _CALL.fullmatch(found[1]) if found[1] else None
    if not match:
        return Fault("template-code", "A page cannot run code. This is not something it may call.", _LIKE)
    name, words = match[1], _WORDS.findall(match[2])
    if name not in macros:
        near = did_you_mean(name, macros)
        remedy = f"Did you mean {near}?" if near else f"A page may call: {', '.join(sorted(macros))}."
        return Fault("unknown-macro", f'There is nothing called "{name[:60]}" to put on a page.', remedy)
    try:
        signature(macros[name]).bind(*words)
    except TypeError:
        wanted = ", ".join(f'"{parameter}"' for parameter in signature(macros[name]).parameters)
        return Fault(
            "macro-words", f"{name} has too many or too few words in its brackets.", f"Write {{{{ {name}({wanted}) }}}}."
        )
    return _try_call(macros[name], words) if call else None


def _try_call(macro: Callable[..., str], words: list[str]) -> Fault | None:
    try:
        macro(*words)
    except LookupError as error:
        message, _, remedy = str(error.args[0] if error.args else error).partition(". ")
        return Fault("unknown-value", f"{message.rstrip('.')}.", remedy or "Use a name that exists.")
    return None


def _find_misplaced(page: PageText, index: int, found: re.Match[str]) -> Fault | None:
    line, name = page.lines[index][1], found[1].strip().partition("(")[0]
    if name in INLINE:
        inside = re.search(r"\[[^\]]*$", line[: found.start()]) and re.match(r"[^\[]*\]\(", line[found.end() :])
        return (
            Fault("macro-place", f"{name} makes a link, so it cannot stand inside one.", "Take it out of the brackets.")
            if inside
            else None
        )
    above, below = page.lines[index - 1 : index], page.lines[index + 1 : index + 2]
    alone = line.strip() == found[0] and not any(text.strip() for _, text in (*above, *below))
    if alone and line == line.lstrip():
        return None
    return Fault("macro-place", f"{name} must stand on a line of its own.", "Put an empty line before it and after it.")
