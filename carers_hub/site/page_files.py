"""What may lie in the folder of pages: pages and pictures, plainly named, each with an address of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from carers_hub.source import Fault, Mark, Problem
from carers_hub.source.suggest import slug

LARGEST_PICTURE = 300_000
"""Bytes. A page on a phone with a poor signal."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STARTS = {
    ".png": (b"\x89PNG\r\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
    ".svg": (b"<svg", b"<?xml"),
}
_SVG_ACTIVE = re.compile(
    rb"<script|<foreignObject|<!DOCTYPE|<!ENTITY|\son[a-z]+\s*=|javascript:|<style|\sstyle\s*=|(?:href|src)\s*=\s*[\"'](?!#)|@import|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)
_LINK = Fault("symlink", "This is a link to somewhere else on the computer.", "Put the file itself here.")
_ACTIVE = Fault("svg-active", "This picture has code or an outside address in it.", "Save it again as a plain picture.")


def find_files(docs: Path) -> Iterator[Path]:
    """Every file and symbolic link under a folder, in order; no link is followed. Names that start with a dot are left out."""
    for folder, folders, files in os.walk(docs, followlinks=False):
        folders.sort()
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        folders[:] = [name for name in folders if name not in links and not name.startswith(".")]
        yield from (Path(folder) / name for name in sorted([*links, *files]) if not name.startswith("."))


def check_files(files: list[Path], docs: Path, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files themselves, not with what is written in them."""
    by_case: dict[str, str] = {}
    by_address: dict[str, str] = {}
    for file in files:
        path, name = file.relative_to(root).as_posix(), file.relative_to(docs).as_posix()
        other = by_case.setdefault(name.casefold(), name)
        taken = by_address.setdefault(address_of(name).casefold(), name)
        if other != name:
            message = f'"{name}" and "{other}" differ only in capitals. Many computers take them for one.'
            yield Fault("url-case", message, "Delete one or give it another name.").at(path, Mark(1, 1))
        elif taken != name:
            message = f'"{name}" and "{taken}" would be the same page.'
            yield Fault("url-twice", message, "Delete one or give it another name.").at(path, Mark(1, 1))
        else:
            yield from (fault.at(path, Mark(1, 1)) for fault in _find_file_faults(file, name))


def address_of(name: str) -> str:
    """The address a file of the folder gets: `money.md` is `money/`, `index.md` is the folder itself."""
    if not name.endswith(".md"):
        return name
    stem = name.removesuffix(".md")
    folder, _, last = stem.rpartition("/")
    return f"{folder}/".lstrip("/") if last.lower() in ("index", "readme") else f"{stem}/"


def _find_file_faults(file: Path, name: str) -> Iterator[Fault]:
    if file.is_symlink():
        yield _LINK
        return
    suffix = file.suffix.lower()
    parts = [*name.split("/")[:-1], file.name.removesuffix(file.suffix)]
    bad = next((part for part in parts if not _NAME.fullmatch(part)), None)
    if bad is not None or suffix != file.suffix:
        near = slug(file.name.removesuffix(file.suffix))
        remedy = f"Call it {near}{suffix}." if near and bad == parts[-1] else "Use small letters a to z, digits and hyphens."
        yield Fault("file-name", f'The name "{name}" makes an address people cannot type.', remedy)
    if suffix != ".md":
        yield from _find_picture_faults(file, suffix)


def _find_picture_faults(file: Path, suffix: str) -> Iterator[Fault]:
    if suffix not in _STARTS or not file.is_file():
        kinds = ", ".join(["md", *(kind.lstrip(".") for kind in _STARTS)])
        yield Fault("file-type", f"A {suffix or 'nameless'} file cannot be published here.", f"Only these kinds can: {kinds}.")
        return
    size = file.stat().st_size
    if size > LARGEST_PICTURE:
        yield Fault("file-too-big", f"This picture has {size:,} bytes. The most is {LARGEST_PICTURE:,}.", "Save it smaller.")
        return
    raw = file.read_bytes()
    if not raw.lstrip().startswith(_STARTS[suffix]):
        yield Fault("file-type", f"This is not really a {suffix} picture.", "Save the picture again in this kind.")
    elif suffix == ".svg" and _SVG_ACTIVE.search(raw):
        yield _ACTIVE
