"""How far a long run has come, on a terminal: one line that is gone when the run ends.

Nothing is written where standard error is no terminal, where the terminal cannot move its cursor
(``TERM=dumb``), and where ``CI`` is set; no colour is used anywhere.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_BAR = 24
#: Seconds between two drawings of the same stage.
_PAUSE = 0.1
#: Return to the start of the line, and erase to its end (ECMA-48, EL).
_AFRESH = "\r\x1b[K"


@dataclass
class Shown:
    """What is shown of a run, and how long each stage took (seconds, in order)."""

    seconds: dict[str, float] = field(default_factory=dict)
    _stage: str = ""
    _since: float = 0.0
    _drawn: float = 0.0
    _visible: bool = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far a stage has come; the form that stages ask for."""
        now = time.monotonic()
        fresh = stage != self._stage
        if fresh:
            self._close(now)
            self._stage, self._since = stage, now
        if self._visible and (fresh or now - self._drawn >= _PAUSE or (total and done == total)):
            self._drawn = now
            sys.stderr.write(_AFRESH + _line(stage, done, total))
            sys.stderr.flush()

    def end(self) -> None:
        """The run is over: the line goes, the last stage is timed."""
        self._close(time.monotonic())
        self._stage = ""
        if self._visible and self._drawn:
            sys.stderr.write(_AFRESH)
            sys.stderr.flush()

    def _close(self, now: float) -> None:
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since

    def told(self) -> str:
        """How long each stage took, a line each."""
        width = max(map(len, self.seconds), default=0)
        return "\n".join(f"  {name:<{width}}  {took:6.1f} s" for name, took in self.seconds.items())


def _line(stage: str, done: int, total: int) -> str:
    """One line that fits the terminal."""
    if not total:
        text = f"{stage} …"
    else:
        full = min(_BAR, _BAR * done // total)
        text = f"{stage} [{'#' * full}{'-' * (_BAR - full)}] {done}/{total}"
    return text[: shutil.get_terminal_size().columns - 1]


@contextmanager
def shown_progress() -> Iterator[Shown]:
    """A progress to give to a long run; its line is gone when the block ends, however it ends."""
    visible = sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
    shown = Shown(_visible=visible)
    try:
        yield shown
    finally:
        shown.end()
