"""Routes of the Videos API, and every answer in its error envelope."""

from __future__ import annotations

import logging
from typing import Protocol

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sora_mcp.engine import refusals
from sora_mcp.engine.desk import Desk
from sora_mcp.engine.refusals import RefusedError

# (method, path below /v1, method of `Desk`)
ROUTES = (
    ("POST", "/videos", "create"),
    ("GET", "/videos", "page"),
    ("POST", "/videos/edits", "edit"),
    ("POST", "/videos/extensions", "extend"),
    ("POST", "/videos/characters", "create_character"),
    ("GET", "/videos/characters/{character_id}", "get_character"),
    ("GET", "/videos/{video_id}", "retrieve"),
    ("DELETE", "/videos/{video_id}", "delete"),
    ("GET", "/videos/{video_id}/content", "content"),
    ("POST", "/videos/{video_id}/remix", "remix"),
    ("GET", "/models", "models"),
)

logger = logging.getLogger(__name__)


class HasDesk(Protocol):
    """What the routes are served from; `desk` is None while it is not running."""

    @property
    def desk(self) -> Desk | None:
        """Who answers requests."""
        ...


def build(engine: HasDesk) -> Starlette:
    """The engine as an ASGI application."""
    app = Starlette(
        routes=[_route(engine, *route) for route in ROUTES],
        exception_handlers={RefusedError: _refused, HTTPException: _not_routed},
    )
    app.router.redirect_slashes = False
    app.add_middleware(LastResort)
    return app


def _route(engine: HasDesk, method: str, path: str, name: str) -> Route:
    async def endpoint(request: Request) -> Response:
        if engine.desk is None:
            raise RefusedError("The engine is not running.", status=503)
        response: Response = await getattr(engine.desk, name)(request)
        return response

    return Route(f"/v1{path}", endpoint, methods=[method], name=name)


async def _refused(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, RefusedError)
    return JSONResponse(error.body, status_code=error.status)


async def _not_routed(request: Request, error: Exception) -> Response:
    is_method = isinstance(error, HTTPException) and error.status_code == 405
    refuse = refusals.wrong_method if is_method else refusals.unknown_route
    headers = error.headers if isinstance(error, HTTPException) else None
    refusal = refuse(request.method, request.url.path)
    return JSONResponse(refusal.body, status_code=refusal.status, headers=headers)


class LastResort:
    """Turns what nobody expected into an answer, and into a line in the log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        is_started = False

        async def watched(message: Message) -> None:
            nonlocal is_started
            is_started = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            logger.info("a client left before its request was complete")
        except Exception:
            if is_started or scope["type"] != "http":
                raise
            logger.exception("%s %s failed", scope["method"], scope["path"])
            refusal = RefusedError(
                "The engine had an error while processing your request.", status=500
            )
            response = JSONResponse(refusal.body, status_code=refusal.status)
            await response(scope, receive, send)
