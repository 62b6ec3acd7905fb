"""Checks settings, folders and the video server, and says in words what is wrong."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Error as SqliteError

import anyio
import anyio.to_thread

from sora_mcp import __version__, prices
from sora_mcp.backend import Backend
from sora_mcp.client import VideosClient
from sora_mcp.engine import libraries
from sora_mcp.errors import (
    AuthenticationError,
    ConfigurationError,
    NotFoundError,
    RejectedError,
    SoraError,
    UnreachableError,
    UnsupportedError,
)
from sora_mcp.ledger import DAY_S, Ledger
from sora_mcp.report import Report
from sora_mcp.settings import Settings

PROBE_S = 10  # seconds for the server to answer; the person is looking at the screen
MODELS_SHOWN = 10
SPOKEN = "spoken, and shown as subtitles"
SHOWN = "shown as subtitles (to hear it, install sora-mcp with [voice])"

_DOES_NOT_SERVE = (NotFoundError, UnsupportedError)


async def diagnose(
    settings: Settings,
    client: VideosClient,
    backend: Backend,
    ledger: Ledger,
    *,
    clock: Callable[[], float] = time.time,
) -> Report:
    """Look at everything a person could have set wrong. Costs nothing: only GETs are sent.

    `clock` returns Unix seconds.
    """
    report = Report(f"sora-mcp {__version__}")
    report.section("Video server")
    await _check_server(report, settings, client, backend)
    report.section("Money")
    await _tell_prices(report, settings, backend)
    _tell_limits(report, settings, backend)
    report.section("Files")
    await _check_folder(report, "videos go to", settings.output_dir)
    await _check_folder(report, "records", settings.data_dir)
    _check_readable(report, settings)
    _tell_saving(report, settings)
    report.section("Orders of the last 24 hours")
    await _tell_orders(report, backend, ledger, since=clock() - DAY_S)
    return report


async def _check_server(
    report: Report, settings: Settings, client: VideosClient, backend: Backend
) -> None:
    report.good("address", backend.base_url or "embedded engine (offline drafts, free)")
    if backend.note:
        report.bad("service", backend.note)
    if settings.base_url is None:
        report.good("dialogue", SPOKEN if libraries.can_speak() else SHOWN)
    _tell_key(report, settings)
    models = await _check_answer(report, client)
    if models is not None:
        _tell_operations(report, client, backend)
    if backend.model and models and backend.model not in models:
        report.note("default model", f"{backend.model}, which is not in that list")
    elif backend.model:
        report.good("default model", backend.model)


def _tell_key(report: Report, settings: Settings) -> None:
    if settings.base_url is None:
        return
    if settings.api_key is None:
        report.note("key", "none set (fine for a server that asks for none)")
    elif settings.base_url.startswith("http://"):
        report.note("key", "set (not shown), and sent unencrypted over http")
    else:
        report.good("key", "set (not shown)")
    if settings.headers:
        report.good("extra headers", f"{', '.join(settings.headers)} (values not shown)")


async def _check_answer(report: Report, client: VideosClient) -> tuple[str, ...] | None:
    """The models of a server that answers; its list and its models can be asked for nothing."""
    listing: SoraError | None = None
    try:
        with anyio.fail_after(PROBE_S):
            page = await client.list(limit=1)
    except (*_DOES_NOT_SERVE, RejectedError) as error:
        listing = error
    except (SoraError, TimeoutError) as error:
        _tell_failure(report, error)
        return None
    else:
        report.good("answers", "yes, and has videos" if page.data else "yes, and has no videos yet")
    return await _check_models(report, client, listing)


async def _check_models(
    report: Report, client: VideosClient, listing: SoraError | None
) -> tuple[str, ...] | None:
    """Show the models; where the list failed, they say whether anything is wrong at all."""
    try:
        with anyio.fail_after(PROBE_S):
            models = await client.models()
    except AuthenticationError as error:
        _tell_failure(report, error)
        return None
    except (SoraError, TimeoutError) as error:
        return _judge_without_models(report, listing, error)
    if listing is not None:
        report.good("answers", "yes")
    shown = ", ".join(models[:MODELS_SHOWN]) or "none listed"
    rest = len(models) - MODELS_SHOWN
    report.good("models", f"{shown} and {rest} more" if rest > 0 else shown)
    return models


def _judge_without_models(
    report: Report, listing: SoraError | None, error: SoraError | TimeoutError
) -> tuple[str, ...] | None:
    if listing is None:
        report.note("models", "the server does not list them")
        return ()
    refusals = [each for each in (listing, error) if not isinstance(each, _DOES_NOT_SERVE)]
    if refusals:
        _tell_failure(report, refusals[0])
        return None
    report.note(
        "answers",
        "yes, but it lists neither videos nor models. If creating a video fails, too, look at "
        "the path of SORA_MCP_BASE_URL: it mostly ends in /v1.",
    )
    return ()


def _tell_failure(report: Report, error: SoraError | TimeoutError) -> None:
    match error:
        case TimeoutError():
            report.bad("answers", f"not within {PROBE_S} s. Is it up, and SORA_MCP_BASE_URL right?")
        case AuthenticationError():
            report.bad("key", f"{error} Check SORA_MCP_API_KEY.")
        case UnreachableError():
            report.bad("answers", f"{error} Is it up, and SORA_MCP_BASE_URL right?")
        case _:
            report.bad("answers", str(error))


def _tell_operations(report: Report, client: VideosClient, backend: Backend) -> None:
    """Only what a GET shows is known here; asking for more would make, or delete, videos."""
    if backend.is_embedded:
        if not backend.note:
            report.good("operations", "all")
        return
    later = "What else it may lack shows at the first call; docs/servers.md says what happens then."
    if "list" in client.capabilities.lacking:
        report.note(
            "operations",
            f"it does not list videos: list_videos shows those asked for from here. {later}",
        )
    else:
        report.good("operations", f"it lists videos. {later}")


async def _tell_prices(report: Report, settings: Settings, backend: Backend) -> None:
    if backend.is_embedded:
        report.good("prices", "free: drafts are drawn on this machine")
        return
    try:
        table = await anyio.to_thread.run_sync(_price_table, settings)
    except ConfigurationError as error:
        report.bad("prices", str(error))
        return
    source = str(settings.prices) if settings.prices else "OpenAI's last published ones"
    if backend.model is None:
        report.note("prices", f"{source}; name models in calls or set SORA_MCP_MODEL")
        return
    usd = table.estimate(model=backend.model, size=None, seconds=1).usd
    if usd is None:
        report.note("prices", f"unknown for {backend.model} ({source}). Set SORA_MCP_PRICES.")
    else:
        report.good("prices", f"about ${usd:.2f} a second for {backend.model} ({source})")


def _price_table(settings: Settings) -> prices.Prices:
    return prices.load(settings.prices) if settings.prices else prices.Prices()


def _tell_limits(report: Report, settings: Settings, backend: Backend) -> None:
    limits = [
        f"{words} ${usd:.2f}"
        for words, usd in (
            ("a video may cost", settings.max_usd_per_clip),
            ("24 hours may cost", settings.max_usd_per_day),
            ("you are asked above", settings.confirm_above_usd),
        )
        if usd is not None
    ]
    if limits:
        unknown = "made" if settings.allow_unknown_price else "refused"
        report.good("limits", f"{', '.join(limits)}; videos of unknown price are {unknown}")
    elif backend.is_embedded:
        report.good("limits", "none, and none needed")
    else:
        report.note("limits", "none. SORA_MCP_MAX_USD_PER_DAY sets one.")


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


def _tell_saving(report: Report, settings: Settings) -> None:
    if settings.auto_save:
        report.good("expiring", "saved before the server drops them")
    else:
        report.note("expiring", "not saved by themselves (SORA_MCP_AUTO_SAVE is off)")


async def _tell_orders(report: Report, backend: Backend, ledger: Ledger, *, since: float) -> None:
    try:
        running = await ledger.unfinished(backend.name, since=since)
        in_doubt = await ledger.in_doubt(backend.name, since=since)
    except (OSError, SqliteError) as error:
        report.bad("ledger", f"it cannot be read ({error}). Is the disk full, or the file damaged?")
        return
    report.good("running", str(len(running)))
    if in_doubt:
        report.note(
            "in doubt",
            f"{len(in_doubt)}: sent, and the answer is not known. They may have been made and "
            "billed; the same call again looks for them first.",
        )
    else:
        report.good("in doubt", "0")
