"""The `hub` command. Exit codes: 0 fine, 1 problems (listed, no traceback), 2 wrong usage."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from carers_hub.site.settings import NoHub, Settings, load_settings, read_today
from carers_hub.site.translate_options import add_translate

Command = Callable[[argparse.Namespace, Settings], int]


def main(words: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    asked = _parser().parse_args(words)
    try:
        settings = load_settings(asked.root.resolve())
        command: Command = asked.command
        code = command(asked, settings)
    except NoHub as error:
        print(error, file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _check(asked: argparse.Namespace, settings: Settings) -> int:
    from carers_hub.site.content import is_wrong, load_content
    from carers_hub.site.language_checks import check_languages
    from carers_hub.site.report import render_report
    from carers_hub.site.translation_checks import check_translations

    content, problems = load_content(settings, asked.today)
    if content is not None:
        problems += [*check_translations(settings, content.hub), *check_languages(settings, content.hub)]
    print(render_report(problems, settings.root, asked.format))
    return 1 if is_wrong(problems) else 0


def _build(asked: argparse.Namespace, settings: Settings) -> int:
    from carers_hub.site.publish import Order, publish
    from carers_hub.site.report import render_report
    from carers_hub.site.stage import CannotBuild

    out = (asked.out or settings.root / "site").resolve()
    try:
        result = publish(Order(settings, out, asked.today, asked.languages, asked.strict))
    except CannotBuild as error:
        print(error, file=sys.stderr)
        return 1
    if result.problems:
        print(render_report(list(result.problems), settings.root), file=sys.stderr)
    for sentence in result.complaints:
        print(sentence, file=sys.stderr)
    if result.published:
        print(f"Built {result.pages} pages in {out}")
        return 0
    print(f"Nothing was published. {'The last good site is as it was.' if out.exists() else ''}".strip(), file=sys.stderr)
    return 1


def _serve(asked: argparse.Namespace, settings: Settings) -> int:
    from carers_hub.site.serving import serve

    try:
        serve(settings, lambda: asked.today, asked.host, asked.port)
    except OSError as error:
        print(f"The site cannot be served on port {asked.port}: {error.strerror}. Try --port {asked.port + 1}.", file=sys.stderr)
        return 1
    return 0


def _permalinks(asked: argparse.Namespace, settings: Settings) -> int:
    from carers_hub.domain import load_hub
    from carers_hub.site.permalinks import add_permalinks
    from carers_hub.site.prose import live_paths, load_prose

    hub, _ = load_hub(settings.root, asked.today)
    if hub is None:
        print("There are problems in the content. See them with: hub check", file=sys.stderr)
        return 1
    new = add_permalinks(settings.root, live_paths(hub, load_prose(settings.docs)))
    print("\n".join([*new, f"{len(new)} new addresses written to data/permalinks.yaml"]))
    return 0


def _messages(asked: argparse.Namespace, settings: Settings) -> int:
    from carers_hub.site.translating import translate

    asked.translate = "update"
    return translate(asked, settings)


def _schema(asked: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001 - every command takes both
    from carers_hub.model.json_schema import write_schemas

    print("\n".join(f"Wrote {path}" for path in write_schemas(settings.root)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hub", description="Check, build and preview a carers hub.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = _add(commands, "check", _check, "list what is wrong with the content")
    check.add_argument("--format", choices=("text", "github", "json"), default="text", help="how problems are printed")
    build = _add(commands, "build", _build, "make the checked site")
    build.add_argument("--out", type=Path, help="where to put it (site/ in the hub's folder)")
    build.add_argument("--languages", type=_languages, help="like en,fa (those under published); English is always built")
    build.add_argument("--strict", action=argparse.BooleanOptionalAction, default=True, help="publish nothing if anything is odd")
    serve = _add(commands, "serve", _serve, "show the site on this machine and follow edits")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    _add(commands, "permalinks", _permalinks, "write new addresses to the register")
    _add(commands, "messages", _messages, "the same as translate update")
    add_translate(commands)
    _add(commands, "schema", _schema, "write the files that help editors' programs complete fields")
    return parser


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command, help_: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_, description=help_)
    parser.add_argument("--root", type=Path, default=Path(), help="the hub's folder (this one)")
    parser.add_argument("--today", type=date.fromisoformat, default=read_today(), help="the day to build for, like 2026-11-22")
    parser.set_defaults(command=command)
    return parser


def _languages(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(["en", *(word.strip() for word in text.split(",") if word.strip())]))
