"""Tells a process apart from a later one with the same pid, and whether it still runs."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path


def current() -> str:
    """This process: `machine|pid|start`. Parts that the system does not tell are empty."""
    pid = os.getpid()
    return f"{_machine()}|{pid}|{_started(pid)}"


def is_dead(process: str) -> bool:
    """Whether that process certainly runs no more. When in doubt, no."""
    machine, _, rest = process.partition("|")
    pid, _, started = rest.partition("|")
    if machine != _machine() or not pid.isdigit() or sys.platform == "win32":
        return False  # on Windows, os.kill(pid, 0) would end the process
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return bool(started) and _started(int(pid)) not in ("", started)


def _machine() -> str:
    """This boot of this machine and its set of pids, since containers share host names."""
    parts = [socket.gethostname()]
    with suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text().strip()[:8])
        parts.append(str(Path("/proc/self/ns/pid").stat().st_ino))
    return ":".join(parts)


def _started(pid: int) -> str:
    """When the process started, in clock ticks since boot (proc(5), stat field 22)."""
    with suppress(OSError, IndexError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    return ""
