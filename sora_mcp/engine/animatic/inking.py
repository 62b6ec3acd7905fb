"""Drawings are inked by resvg: here, or in processes beside, since it keeps Python's lock."""

from __future__ import annotations

import queue
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sora_mcp.engine.animatic import ink_process

HANDS = 2  # processes beside; as many drawings are inked at a time
_COMMAND = (sys.executable, "-P", ink_process.__file__)  # alone, without our packages
_Helper = subprocess.Popen[bytes]

_idle: queue.SimpleQueue[_Helper] = queue.SimpleQueue()


def inked(svg: str) -> bytes:
    """A document as PNG: by a process beside that has nothing to do, else here."""
    document = svg.encode()
    while True:
        try:
            helper = _idle.get_nowait()
        except queue.Empty:
            return ink_process.png_of(document)
        with suppress(OSError, EOFError):  # a helper that is gone is not asked again
            png = _asked(helper, document)
            _idle.put(helper)
            return png


@contextmanager
def beside() -> Iterator[None]:
    """Have processes beside that ink; drawings look the same without."""
    helpers: list[_Helper] = []
    try:
        with suppress(OSError):
            for _ in range(HANDS):
                helpers.append(_begun())
                _idle.put(helpers[-1])
        yield
    finally:
        with suppress(queue.Empty):
            while True:
                _idle.get_nowait()
        for helper in helpers:
            helper.kill()
            helper.communicate()


def _begun() -> _Helper:
    return subprocess.Popen(
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _asked(helper: _Helper, document: bytes) -> bytes:
    if helper.stdin is None or helper.stdout is None:
        raise EOFError
    ink_process.send(helper.stdin, document)
    return ink_process.received(helper.stdout)
