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

_Idle = queue.SimpleQueue[_Helper | None]  # None stands for one that is gone

_beside: _Idle | None = None


def inked(svg: str) -> bytes:
    """A document as PNG: by a process beside as soon as one has nothing to do, or else here."""
    document, idle = svg.encode(), _beside
    if idle is None:
        return ink_process.png_of(document)
    helper = idle.get()
    try:
        if helper is not None:
            return _asked(helper, document)
    except (OSError, EOFError):
        helper = None  # one that is gone is not asked again
    finally:
        idle.put(helper)
    return ink_process.png_of(document)


@contextmanager
def beside() -> Iterator[None]:
    """Have processes beside that ink; drawings look the same without."""
    global _beside
    helpers: list[_Helper] = []
    idle: _Idle = queue.SimpleQueue()
    try:
        with suppress(OSError):
            for _ in range(HANDS):
                helpers.append(_begun())
                idle.put(helpers[-1])
        _beside = idle if helpers else None
        yield
    finally:
        _beside = None
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
