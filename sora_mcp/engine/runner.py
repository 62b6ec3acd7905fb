"""Runs one render in a process of its own: fast to start, safe to lose, gone with its parent."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from sora_mcp import errand
from sora_mcp.engine.renderer import Measured, RenderError, RenderSpec
from sora_mcp.errand import AsyncProgress
from sora_mcp.errors import SoraError

_COMMAND = (sys.executable, "-m", "sora_mcp.engine.render_process")

logger = logging.getLogger(__name__)


class RenderDiedError(SoraError):
    """Raised by runners when the render ended without a word; trying again may help."""

    retryable = True


class RenderRunner(Protocol):
    """Runs renders for the worker; cancelling `run` ends the render at once."""

    async def run(
        self, spec: RenderSpec, inputs: Path, output: Path, progress: AsyncProgress
    ) -> Measured:
        """See `Renderer.render`; `progress` is awaited with 0..1.

        Raises:
            RenderError: the render said why it failed.
            RenderDiedError: it did not.
        """
        ...


class SubprocessRunner:
    """One plain subprocess per render; it hears of its parent's death on its stdin.

    Args:
        command: what to start.
        env: the process's environment; by default this process's own.
    """

    def __init__(
        self, command: tuple[str, ...] = _COMMAND, *, env: Mapping[str, str] | None = None
    ) -> None:
        self._command, self._env = command, env

    async def run(
        self, spec: RenderSpec, inputs: Path, output: Path, progress: AsyncProgress
    ) -> Measured:
        """See `RenderRunner.run`. The process's stderr goes to the log when it fails."""
        task = {"spec": asdict(spec), "inputs": str(inputs), "output": str(output)}
        return _result(await errand.run(self._command, task, env=self._env, progress=progress))


def _result(ended: errand.Ended) -> Measured:
    if "measured" in ended.answer:
        return Measured(**ended.answer["measured"])
    if ended.log:
        logger.warning("the render process ended with %s: %s", ended.code, ended.log)
    if "error" in ended.answer:
        raise RenderError(ended.answer["error"]["message"], code=ended.answer["error"]["code"])
    raise RenderDiedError(f"The render process ended unexpectedly (exit status {ended.code}).")
