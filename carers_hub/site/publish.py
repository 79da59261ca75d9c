"""`hub build`: read and check once, build every language beside the site, check what was built, then swap it in."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from carers_hub.site.built_checks import PartReport, check_joined, check_part
from carers_hub.site.content import Content, load_content
from carers_hub.site.mkdocs_run import Job, be_quick, run_mkdocs
from carers_hub.site.settings import Settings
from carers_hub.site.stage import CannotBuild, disk_sentence, hold_stage, plain_disk_errors, plain_modes
from carers_hub.site.swap import swap_in
from carers_hub.source import Problem
from carers_hub.words.i18n import SOURCE_LOCALE


@dataclass(frozen=True)
class Order:
    """A site to build. The first language is English; the others lie in folders below it. None: those that are published."""

    settings: Settings
    out: Path
    today: date
    languages: tuple[str, ...] | None = None
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
    with hold_stage(order.out) as stage, plain_modes():
        be_quick()
        content, problems = load_content(order.settings, order.today)
        if content is None:
            return Result(False, tuple(problems))
        built = _build_languages(order, content, stage)
        complaints = [sentence for one in built for sentence in one.complaints]
        if complaints and order.strict:
            return Result(False, tuple(problems), tuple(complaints))
        site = stage / SOURCE_LOCALE
        wrong = check_joined(site, [one.report for one in built])
        if wrong:
            return Result(False, (*problems, *wrong), tuple(complaints))
        pages = sum(one.report.pages for one in built)
        with plain_disk_errors(order.out):
            swap_in(site, order.out)
        return Result(True, tuple(problems), tuple(complaints), pages)


_content: list[Content] = []
"""Inherited by the worker processes when they fork, so that the content is read once."""


@dataclass(frozen=True)
class _Built:
    """How the build of one language went."""

    complaints: tuple[str, ...] = ()
    report: PartReport = field(default_factory=PartReport)


def _build_languages(order: Order, content: Content, stage: Path) -> list[_Built]:
    """As many languages at a time as there are processors, each checked as soon as one is free; then joined under the first."""
    _content[:] = [content]
    jobs = list(_jobs(order, content, stage))
    at_a_time = min(len(jobs), os.cpu_count() or 1)
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(at_a_time, mp_context=fork, initializer=_end_with_parent) as pool:
            under_way = {pool.submit(_build_one, job): job for job in jobs}
            checks = {}
            for built in as_completed(under_way):
                if not built.result():
                    checks[under_way[built]] = pool.submit(_check_one, under_way[built])
            reports = {job: check.result() for job, check in checks.items()}
            found = [_Built(built.result(), reports.get(job, PartReport())) for built, job in under_way.items()]
    except OSError as error:
        raise CannotBuild(disk_sentence(error, order.out)) from error
    for job in jobs[1:]:
        if job.out.exists():
            job.out.rename(stage / SOURCE_LOCALE / job.locale)
    return found


def _jobs(order: Order, content: Content, stage: Path) -> Iterator[Job]:
    """A job for each language. Raises CannotBuild for a language that is not named in `mkdocs.yml`."""
    known = {language.locale: language for language in content.languages}
    wanted = order.languages or tuple(locale for locale, language in known.items() if language.is_published)
    locales = tuple(dict.fromkeys([SOURCE_LOCALE, *wanted]))
    for locale in locales:
        if locale not in known:
            raise CannotBuild(f'There is no language "{locale}" under extra.locales of mkdocs.yml.')
        home = order.settings.site_url if locale == SOURCE_LOCALE else f"{order.settings.site_url}{locale}/"
        yield Job(order.settings.root, stage / locale, locale, order.today, order.strict, home, locales)


def _build_one(job: Job) -> tuple[str, ...]:
    return tuple(run_mkdocs(job, _content[0]))


def _check_one(job: Job) -> PartReport:
    prefix = "" if job.locale == SOURCE_LOCALE else f"{job.locale}/"
    return check_part(job.out, prefix, _content[0].phone_numbers(), _content[0].settings.base)


def _end_with_parent() -> None:
    """A killed build leaves no worker behind (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)
