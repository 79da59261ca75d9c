"""One language's site, made by MkDocs in this process."""

from __future__ import annotations

import gc
import logging
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from carers_hub.site import mkdocs_door
from carers_hub.site.content import Content


@dataclass(frozen=True)
class Job:
    """What to build and where to put it. `built`: all the languages that are built together, English first."""

    root: Path
    out: Path
    locale: str
    today: date
    strict: bool = True
    site_url: str = ""
    built: tuple[str, ...] = ()


def run_mkdocs(job: Job, content: Content | None = None) -> list[str]:
    """Build one language. Returns what MkDocs complains of; with `strict` any complaint means that the site is not good.

    Raises OSError when the disk refuses.
    """
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = build_config(job)
        if content is not None:
            mkdocs_door.use(content)
        build(config)
    except Abort as error:
        heard.sentences += [] if heard.sentences else [str(error)]
    except (MkDocsException, ConfigurationError) as error:
        heard.sentences.append(str(error))
    except SystemExit as error:  # what the macros plugin does when a macro fails
        heard.sentences += [] if heard.sentences else [f"The build stopped with code {error.code}."]
    finally:
        logger.removeHandler(heard)
    return heard.sentences


def build_config(job: Job) -> MkDocsConfig:
    """The hub's `mkdocs.yml` for one language and day."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    given = {"site_url": job.site_url} if job.site_url else {}
    config = load_config(config_file=str(job.root / "mkdocs.yml"), site_dir=str(job.out), strict=job.strict, **given)
    config.extra.update(locale=job.locale, today=job.today.isoformat(), built=job.built or (job.locale,))
    return config


def be_quick() -> None:
    """A build lives for seconds and keeps nearly everything: collecting garbage only costs time."""
    gc.disable()


class _Heard(logging.Handler):
    """Keeps warnings and errors as sentences."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.sentences.append(record.getMessage())
