"""`hub build`: read and check once, build every language beside the site, check what was built, then swap it in."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from carers_hub.site.built_checks import check_built
from carers_hub.site.content import Content, load_content
from carers_hub.site.mkdocs_run import Job, be_quick, run_mkdocs
from carers_hub.site.settings import Settings
from carers_hub.site.stage import CannotBuild, disk_sentence, hold_stage, plain_disk_errors, set_modes
from carers_hub.site.swap import swap_in
from carers_hub.source import Problem
from carers_hub.words.i18n import SOURCE_LOCALE


@dataclass(frozen=True)
class Order:
    """A site to build. The first language is English; the others lie in folders below it."""

    settings: Settings
    out: Path
    today: date
    languages: tuple[str, ...] = (SOURCE_LOCALE,)
    strict: bool = True


@dataclass(frozen=True)
class Result:
    """How it went. Nothing was published unless `published`."""

    published: bool
    problems: tuple[Problem, ...] = ()
    complaints: tuple[str, ...] = ()
    pages: int = 0


def publish(order: Order) -> Result:
    """Build, check, swap in. The last good site stays whole until the new one takes its place. Raises CannotBuild."""
    with hold_stage(order.out) as stage:
        be_quick()
        content, problems = load_content(order.settings, order.today)
        if content is None:
            return Result(False, tuple(problems))
        complaints = _build_languages(order, content, stage)
        if complaints and order.strict:
            return Result(False, tuple(problems), tuple(complaints))
        site = stage / SOURCE_LOCALE
        wrong = check_built(site, content.phone_numbers(), order.settings.base)
        if wrong:
            return Result(False, (*problems, *wrong), tuple(complaints))
        pages = sum(1 for _ in site.rglob("*.html"))
        with plain_disk_errors(order.out):
            set_modes(site)
            swap_in(site, order.out)
        return Result(True, tuple(problems), tuple(complaints), pages)


_content: list[Content] = []
"""Inherited by the worker processes when they fork, so that the content is read once."""


def _build_languages(order: Order, content: Content, stage: Path) -> list[str]:
    """Each language in a process of its own, as many at a time as there are processors; then joined under the first."""
    _content[:] = [content]
    fork = multiprocessing.get_context("fork")
    jobs = [_job(order, locale, stage) for locale in order.languages]
    at_a_time = min(len(jobs), os.cpu_count() or 1)
    with ProcessPoolExecutor(at_a_time, mp_context=fork, initializer=_end_with_parent) as pool:
        built = list(pool.map(_build_one, jobs))
    for error, _ in built:
        if error is not None:
            raise CannotBuild(disk_sentence(error, order.out))
    for job in jobs[1:]:
        if job.out.exists():
            job.out.rename(stage / SOURCE_LOCALE / job.locale)
    return [sentence for _, complaints in built for sentence in complaints]


def _job(order: Order, locale: str, stage: Path) -> Job:
    home = order.settings.site_url if locale == SOURCE_LOCALE else f"{order.settings.site_url}{locale}/"
    return Job(order.settings.root, stage / locale, locale, order.today, order.strict, home)


def _build_one(job: Job) -> tuple[OSError | None, list[str]]:
    try:
        return None, run_mkdocs(job, _content[0])
    except OSError as error:
        return error, []


def _end_with_parent() -> None:
    """A killed build leaves no worker behind (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)
