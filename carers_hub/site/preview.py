"""What a preview shows: the language that is edited, and the others behind it, built anew after each good edit."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path

from carers_hub.site.settings import Settings
from carers_hub.site.site_words import load_site_words
from carers_hub.site.swap import swap_in
from carers_hub.words.i18n import SOURCE_LOCALE

_MODEST = 10
"""How far the other languages stand back (nice(1)): what is edited goes first."""


class Preview:
    """A site in a folder of its own. `stage`: where the next one is built; `locale`: the language that lies at its root.

    Beside English the published languages lie in their folders, like `fa/`. Beside another language there is none.
    """

    def __init__(self, settings: Settings, locale: str) -> None:
        self._root = settings.root
        self._folder = Path(tempfile.mkdtemp(prefix="hub-"))
        self.site, self.stage, self._out = (self._folder / name for name in ("site", "stage", "languages"))
        self.site.mkdir()
        published = load_site_words(self._root).published if locale == SOURCE_LOCALE else ()
        self._others = tuple(known for known in published if known != SOURCE_LOCALE)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def show(self, today: date) -> None:
        """Show what was built. The other languages are of before the edit, until they are built too."""
        self._stop()
        with self._lock:
            for locale in self._others:
                with suppress(FileNotFoundError):
                    (self.site / locale).rename(self.stage / locale)
            swap_in(self.stage, self.site)
        if self._others:
            self._process = self._build(today)
            threading.Thread(target=self._put_in, args=(self._process,), daemon=True).start()

    def close(self) -> None:
        """End what is under way, and leave nothing behind."""
        self._stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _build(self, today: date) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "carers_hub", "build", "--root", str(self._root), "--out", str(self._out)]
        command += ["--today", today.isoformat(), "--languages", ",".join(self._others)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
        os.setpriority(os.PRIO_PROCESS, process.pid, _MODEST)
        return process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process and process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)  # its workers too
            process.wait()

    def _put_in(self, process: subprocess.Popen[str]) -> None:
        said = process.communicate()[1]
        with self._lock:
            if process is not self._process:
                return  # overtaken by a later edit
            if process.returncode:
                print(f"{said}The other languages are shown as they were.", file=sys.stderr)
                return
            for locale in self._others:
                swap_in(self._out / locale, self.site / locale)
        print(f"The other languages are there too: {', '.join(self._others)}", file=sys.stderr)
