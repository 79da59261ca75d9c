"""`hub serve`: the site on this machine, made again after each edit. What is wrong is listed; the last good page stays."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from carers_hub.site import mkdocs_door
from carers_hub.site.mkdocs_run import Job, run_mkdocs
from carers_hub.site.preview import Preview
from carers_hub.site.settings import Settings
from carers_hub.words.i18n import SOURCE_LOCALE

WATCHED = ("mkdocs.yml", "data", "content", "translations")


def serve(settings: Settings, today: Callable[[], date], host: str, port: int) -> None:
    """Serve until interrupted. Raises OSError when the port is taken."""
    logging.getLogger("mkdocs.livereload").addHandler(logging.StreamHandler(sys.stderr))
    mkdocs_door.previewing(True)
    address = f"http://{host}:{port}{settings.base}"
    locale = os.environ.get("HUB_LOCALE") or SOURCE_LOCALE
    preview = Preview(settings, locale)

    def rebuild() -> None:
        job = Job(settings.root, preview.stage, locale, today(), site_url=address)
        sentences = run_mkdocs(job)
        if sentences:
            print("\n".join(sentences), "\nThe last good version is still shown.", file=sys.stderr)
        else:
            preview.show(job.today)
            print(f"The site is on {address} (stop with Ctrl+C)", file=sys.stderr)

    server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(preview.site), mount_path=settings.base)
    server.error_handler = lambda code: _error_page(preview.site, code)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stop as tidily as with Ctrl+C
    try:
        rebuild()
        for path in (settings.docs, settings.theme, *(settings.root / name for name in WATCHED)):
            if path.exists():
                server.watch(str(path))
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        preview.close()


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
