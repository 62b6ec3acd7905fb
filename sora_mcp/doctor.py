"""Checks settings, folders and the video server, and says in words what is wrong."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import anyio
import anyio.to_thread

from sora_mcp import __version__
from sora_mcp.client import VideosClient
from sora_mcp.errors import (
    ApiError,
    AuthenticationError,
    NotFoundError,
    SoraError,
    UnreachableError,
    UnsupportedError,
)
from sora_mcp.settings import Settings

PROBE_S = 10  # seconds for the server to answer; the person is looking at the screen


@dataclass
class Report:
    """Lines for a person. `is_healthy` is false when any of them tells of trouble."""

    lines: list[str] = field(default_factory=list)
    is_healthy: bool = True

    @property
    def text(self) -> str:
        """The whole report."""
        return "\n".join(self.lines)

    def good(self, label: str, value: str) -> None:
        """Add a fact."""
        self.lines.append(f"  ok     {label}: {value}")

    def note(self, label: str, value: str) -> None:
        """Add something to know that is not wrong."""
        self.lines.append(f"  note   {label}: {value}")

    def bad(self, label: str, value: str) -> None:
        """Add a trouble and what to do about it."""
        self.lines.append(f"  WRONG  {label}: {value}")
        self.is_healthy = False


async def diagnose(settings: Settings, client: VideosClient) -> Report:
    """Look at everything a person could have set wrong. Costs nothing: only GETs are sent."""
    report = Report([f"sora-mcp {__version__}"])
    report.good("video server", settings.base_url or "embedded engine (offline drafts, free)")
    _tell_key(report, settings)
    if settings.model:
        report.good("default model", settings.model)
    await _check_folder(report, "output folder", settings.output_dir)
    await _check_folder(report, "data folder", settings.data_dir)
    _check_readable(report, settings)
    if settings.is_openai:
        report.bad(
            "retired",
            "OpenAI shut its Videos API down on 2026-09-24. Unset SORA_MCP_BASE_URL for the "
            "embedded engine, or set it to a server that speaks /v1/videos.",
        )
    await _check_server(report, client)
    report.lines.append("All is well." if report.is_healthy else "Something is wrong, see above.")
    return report


def _tell_key(report: Report, settings: Settings) -> None:
    if settings.base_url is None:
        return
    if settings.api_key is None:
        report.note("key", "none set (fine for a server that asks for none)")
    elif settings.base_url.startswith("http://"):
        report.note("key", "set, and sent unencrypted over http")
    else:
        report.good("key", "set (not shown)")


async def _check_folder(report: Report, label: str, folder: Path) -> None:
    try:
        await anyio.to_thread.run_sync(_try_writing, folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        report.bad(label, f"{folder} cannot be written to ({reason}). Choose another folder.")
    else:
        report.good(label, str(folder))


def _try_writing(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"sora-mcp")


def _check_readable(report: Report, settings: Settings) -> None:
    for folder in settings.readable_dirs:
        if folder.is_dir() or folder == settings.output_dir:
            report.good("uploads from", str(folder))
        elif settings.read_dirs:
            report.bad("uploads from", f"{folder} is not a folder. Correct SORA_MCP_READ_DIRS.")


async def _check_server(report: Report, client: VideosClient) -> None:
    try:
        with anyio.fail_after(PROBE_S):
            page = await client.list(limit=1)
        report.good("answers", f"yes ({'has' if page.data else 'has no'} videos)")
    except TimeoutError:
        report.bad("answers", f"not within {PROBE_S} s. Is the server up and the address right?")
        return
    except SoraError as error:
        _tell_error(report, error)
        if not isinstance(error, NotFoundError | UnsupportedError):
            return
    await _tell_models(report, client)


def _tell_error(report: Report, error: SoraError) -> None:
    match error:
        case AuthenticationError():
            report.bad("answers", f"{error} Check SORA_MCP_API_KEY.")
        case UnreachableError():
            report.bad("answers", f"{error} Is the server up and SORA_MCP_BASE_URL right?")
        case NotFoundError() | UnsupportedError():
            report.note("answers", f"yes, but it does not list videos ({error})")
        case _:
            report.bad("answers", str(error))


async def _tell_models(report: Report, client: VideosClient) -> None:
    try:
        with anyio.fail_after(PROBE_S):
            models = await client.models()
    except (ApiError, TimeoutError):
        report.note("models", "the server does not list them")
    else:
        report.good("models", ", ".join(models[:10]) or "none listed")
