"""A local server as a good host would be: compressed as far as it goes, right types, the site's own headers. It notes what it sent."""  # noqa: E501

from __future__ import annotations

import gzip
import importlib
import importlib.util
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt"}
_TYPES = {".mjs": "text/javascript", ".pagefind": "application/wasm", ".html": "text/html; charset=utf-8"}
HAS_BROTLI = importlib.util.find_spec("brotli") is not None
_HUGE = 2_000_000
"""Bytes, above which brotli's best is too slow to wait for."""


def brotli_size(data: bytes) -> int:
    """Bytes after brotli at its best, or after gzip where there is no brotli."""
    return len(compress(data, best=True)[0])


def gzip_size(data: bytes) -> int:
    """Bytes after gzip at its best."""
    return len(gzip.compress(data, 9, mtime=0))


def compress(data: bytes, *, best: bool = False) -> tuple[bytes, str]:
    """The data as it goes over the wire, and the name of that encoding."""
    if not HAS_BROTLI:
        return gzip.compress(data, 9, mtime=0), "gzip"
    module: Any = importlib.import_module("brotli")
    return module.compress(data, quality=11 if best or len(data) < _HUGE else 9), "br"


@cache
def _body(file: Path) -> tuple[bytes, str]:
    data = file.read_bytes()
    return compress(data) if file.suffix in _COMPRESSED else (data, "")


@dataclass
class Line:
    """A connection to the reader. `delay`: seconds before each answer; `rate`: bytes a second, shared. None: as fast as can be."""  # noqa: E501

    delay: float = 0.0
    rate: float | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, body: bytes, out: Any) -> None:
        """Write a body at the speed of the line."""
        time.sleep(self.delay)
        if self.rate is None:
            out.write(body)
            return
        for start in range(0, len(body), 4096):
            with self.lock:
                time.sleep(len(body[start : start + 4096]) / self.rate)
                out.write(body[start : start + 4096])


@dataclass
class Site:
    """A folder being served. `sent`: path and bytes of each body, in order."""

    folder: Path
    address: str = ""
    line: Line = field(default_factory=Line)
    sent: list[tuple[str, int]] = field(default_factory=list)

    def bytes_of(self, *parts: str, but: str = "\0") -> int:
        """Bytes sent for paths that have one of the parts in them, and not `but`."""
        return sum(size for path, size in self.sent if any(part in path for part in parts) and but not in path)

    def warm(self) -> None:
        """Compress everything beforehand, so that no measured visit waits for it."""
        for file in self.folder.rglob("*"):
            if file.is_file() and file.suffix in _COMPRESSED and file.suffix != ".html":
                _body(file)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, site: Site, headers: tuple[tuple[str, str], ...]) -> None:
        self.site, self.headers_to_send = site, headers
        super().__init__(*given)

    def do_GET(self) -> None:
        """Send a file of the site."""
        path = unquote(urlsplit(self.path).path)
        file = self.site.folder / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        found = file.is_file()
        body, encoding = _body(file) if found else (b"", "")
        self.send_response(200 if found else 404)
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        for name, value in (*self.headers_to_send, ("Content-Type", kind), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.site.line.send(body, self.wfile)
        self.site.sent.append((path, len(body)))

    def handle(self) -> None:
        """A browser that goes away in the middle of an answer is no fault."""
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Serve a folder on this machine only, for as long as the block lasts."""
    site = Site(folder)
    site.warm()
    handler = partial(_Handler, site=site, headers=_read_headers(folder / "_headers"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site.address = f"http://127.0.0.1:{server.server_address[1]}/"
        try:
            yield site
        finally:
            server.shutdown()


def _read_headers(file: Path) -> tuple[tuple[str, str], ...]:
    """The headers of a `_headers` file, but the one that needs https."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs = (line.strip().partition(": ") for line in lines if line.startswith(" "))
    return tuple((name, value) for name, _, value in pairs if name != "Strict-Transport-Security")
