"""The one place where settings become objects: the embedded engine or a server, and a studio."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import httpx2

from sora_mcp import prices
from sora_mcp.backend import RETIRED, Backend
from sora_mcp.budget import Limits
from sora_mcp.client import VideosClient
from sora_mcp.composition import Composition
from sora_mcp.cutting_room import JOIN_LIMIT_S, CuttingRoom
from sora_mcp.detached import Detached
from sora_mcp.downloads import Downloads
from sora_mcp.engine import libraries
from sora_mcp.film import Film
from sora_mcp.film_records import FilmRecords
from sora_mcp.keepsakes import Keepsakes
from sora_mcp.orders import Orders
from sora_mcp.pictures import Pictures
from sora_mcp.production import Production
from sora_mcp.reels import Reels
from sora_mcp.saving import Saving
from sora_mcp.settings import Settings, without_secrets
from sora_mcp.showing import Showing
from sora_mcp.sqlite_ledger import SqliteLedger
from sora_mcp.studio import Studio
from sora_mcp.uploads import Uploads, UrlFetcher
from sora_mcp.watcher import Watcher

if TYPE_CHECKING:
    from sora_mcp.engine.engine import Engine

ENGINE_URL = "http://engine/v1"  # never dialled: the engine is called in process
ENGINE_POLL_S = 0.3  # first pause between looks; a draft takes seconds
ENGINE_POLL_MAX_S = 1.0


@asynccontextmanager
async def opened_studio(settings: Settings) -> AsyncGenerator[Studio]:
    """A studio over what the settings name: the embedded engine, or a server elsewhere."""
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(opened_client(settings))
        studio = build_studio(client, backend_of(settings), settings)
        yield await stack.enter_async_context(studio.running())


def build_studio(
    client: VideosClient,
    backend: Backend,
    settings: Settings,
    *,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], Awaitable[Any]] = anyio.sleep,
    watcher: Watcher | None = None,
) -> Studio:
    """A studio over `client`, not yet running; files and records lie where the settings say."""
    detached = Detached()
    watcher = watcher or _watcher(client, backend, sleep)
    ledger = ledger_of(settings)
    uploads = _uploads(backend, settings)
    orders = Orders(
        client, ledger, detached,
        backend=backend.name, limits=_limits(settings), clock=clock, sleep=sleep,
        on_made=watcher.follow,
    )  # fmt: skip
    keepsakes = Keepsakes(settings.data_dir / "keepsakes")
    production = Production(
        client, uploads, orders, ledger, keepsakes,
        prices=_prices(settings), backend=backend.name,
        is_free=backend.is_embedded, model=backend.model,
    )  # fmt: skip
    downloads = Downloads(settings.output_dir)
    saving = Saving(client, downloads, ledger, backend=backend.name, clock=clock)
    composition = Composition(
        client, production, uploads, saving, downloads, keepsakes, ledger,
        Film(env=without_secrets()), backend=backend.name, folder=settings.data_dir / "composing",
    )  # fmt: skip
    showing = Showing(composition, saving, downloads, ledger, detached, backend=backend.name)
    return Studio(
        client, production, uploads, composition, saving, ledger, watcher, detached, orders,
        backend, showing,
        _cutting_room(
            client, uploads, downloads, ledger, detached, showing, settings, backend, clock, sleep
        ),
        saves_expiring=settings.auto_save, clock=clock,
    )  # fmt: skip


def _uploads(backend: Backend, settings: Settings) -> Uploads:
    return Uploads(
        settings.readable_dirs,
        fetch=_fetcher(backend, settings),
        pictures=Pictures(without_secrets()),
    )


def _cutting_room(
    client: VideosClient,
    uploads: Uploads,
    downloads: Downloads,
    ledger: SqliteLedger,
    detached: Detached,
    showing: Showing,
    settings: Settings,
    backend: Backend,
    clock: Callable[[], float],
    sleep: Callable[[float], Awaitable[Any]],
) -> CuttingRoom:
    folder = settings.data_dir / "cutting"
    film = Film(env=without_secrets(), limit_s=JOIN_LIMIT_S)
    reels = Reels(
        film, FilmRecords(_ledger_file(settings)), downloads, detached, showing.file,
        folder=folder, clock=clock, sleep=sleep,
    )  # fmt: skip
    return CuttingRoom(
        client, film, reels, uploads, downloads, ledger, showing.file,
        backend=backend.name, folder=folder,
    )  # fmt: skip


@asynccontextmanager
async def opened_client(settings: Settings) -> AsyncGenerator[VideosClient]:
    """A client of the configured server, or of the embedded engine in this process."""
    async with AsyncExitStack() as stack:
        transport: httpx2.AsyncBaseTransport | None = None
        if settings.base_url is None:
            engine = await stack.enter_async_context(build_engine(settings).running())
            transport = httpx2.ASGITransport(app=engine.app, raise_app_exceptions=False)
        http = await stack.enter_async_context(
            httpx2.AsyncClient(transport=transport, timeout=settings.timeout_s)
        )
        key = settings.api_key.get_secret_value() if settings.api_key else None
        yield VideosClient(
            http,
            base_url=settings.base_url or ENGINE_URL,
            api_key=key if settings.base_url else None,
            model=settings.model,
            body=settings.body,
            headers=settings.headers if settings.base_url else None,
            download_timeout_s=settings.download_timeout_s,
        )


def backend_of(settings: Settings) -> Backend:
    """What is known beforehand of the server that the settings name."""
    if settings.base_url is None:
        lacking = libraries.missing()
        return Backend(
            "embedded", None, settings.model, ENGINE_POLL_S, ENGINE_POLL_MAX_S,
            note=libraries.sentence(lacking) if lacking else None, plan_words=_plan_words,
        )  # fmt: skip
    return Backend(
        settings.base_url, settings.base_url, settings.model,
        takes_extra=settings.extra, note=RETIRED if settings.is_openai else None,
    )  # fmt: skip


def _plan_words() -> Mapping[str, Any]:
    from sora_mcp.engine.animatic.language.vocabulary import vocabulary

    return vocabulary()


def ledger_of(settings: Settings) -> SqliteLedger:
    """The record of every job, shared by all processes with these settings."""
    return SqliteLedger(_ledger_file(settings))


def _ledger_file(settings: Settings) -> Path:
    return settings.data_dir / "ledger.sqlite3"


def _watcher(
    client: VideosClient, backend: Backend, sleep: Callable[[float], Awaitable[Any]]
) -> Watcher:
    return Watcher(
        client,
        first_pause_s=backend.poll_first_s,
        longest_pause_s=backend.poll_max_s,
        sleep=sleep,
    )


def _fetcher(backend: Backend, settings: Settings) -> UrlFetcher | None:
    """The engine works offline, so pictures behind a URL are fetched before they reach it."""
    if not backend.is_embedded:
        return None
    from sora_mcp.fetch import PublicFetcher

    return PublicFetcher(allowed_hosts=frozenset(settings.fetch_hosts))


def _prices(settings: Settings) -> prices.Prices:
    return prices.load(settings.prices) if settings.prices else prices.Prices()


def _limits(settings: Settings) -> Limits:
    return Limits(
        per_clip_usd=settings.max_usd_per_clip,
        per_day_usd=settings.max_usd_per_day,
        confirm_above_usd=settings.confirm_above_usd,
        allows_unknown_price=settings.allow_unknown_price,
    )


def build_engine(settings: Settings) -> Engine:
    """The embedded engine over the data folder, not yet running."""
    from sora_mcp.engine.engine import Engine
    from sora_mcp.engine.runner import SubprocessRunner

    return Engine(settings.data_dir, runner=SubprocessRunner(env=render_env()))


def render_env() -> dict[str, str]:
    """The environment of render processes: a thread pool that none of them uses is not begun."""
    return {"OPENBLAS_NUM_THREADS": "1"} | without_secrets()
