"""Connections of clients from before 2026-07-28 that cannot, or will not, be told anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import anyio
import pytest
from mcp import MCPError
from mcp.server.connection import Connection
from mcp.server.session import ServerSession
from simulated_time import simulated

from sora_mcp.server.sessions import SEND_S, Sessions

URI = "sora://videos/video_1"


class Outbound:
    """The way to one client. `is_stuck`: it has stopped reading, and the buffers are full."""

    def __init__(self, *, is_stuck: bool = False) -> None:
        self.is_stuck = is_stuck
        self.sent: list[str] = []

    async def notify(self, method: str, _params: Mapping[str, Any] | None, _o: Any = None) -> None:
        self.sent.append(method)
        if self.is_stuck:
            await anyio.sleep_forever()


class Holds:
    """Which resources are held."""

    def __init__(self) -> None:
        self.uris: list[str] = []

    @contextmanager
    def __call__(self, uri: str) -> Iterator[None]:
        self.uris.append(uri)
        yield
        self.uris.remove(uri)


def session(connection: Connection) -> ServerSession:
    return ServerSession(None, connection)  # type: ignore[arg-type]


def a_client(*, is_stuck: bool = False) -> tuple[Outbound, Connection]:
    outbound = Outbound(is_stuck=is_stuck)
    return outbound, Connection.for_loop(outbound)  # type: ignore[arg-type]


def test_a_client_that_stops_reading_is_given_up_and_holds_up_nobody() -> None:
    async def scenario() -> None:
        held = Holds()
        sessions = Sessions(held)
        stuck, well = a_client(is_stuck=True), a_client()
        for _, connection in (stuck, well):
            sessions.subscribe(session(connection), URI)
        assert held.uris == [URI, URI]
        for _ in range(10):
            await sessions.updated(URI)
        await sessions.list_changed()
        assert anyio.current_time() == SEND_S
        assert len(stuck[0].sent) == 1
        assert len(well[0].sent) == 11
        assert held.uris == [URI]

    simulated(scenario)


def test_a_connection_without_a_way_back_is_told_to_read_again() -> None:
    """A stateless server would accept a subscription and never say anything."""
    held = Holds()
    sessions = Sessions(held)
    stateless = session(Connection.from_envelope("2025-11-25", None, None))
    assert not sessions.open(stateless)
    with pytest.raises(MCPError, match="read the resource again"):
        sessions.subscribe(stateless, URI)
    sessions.unsubscribe(stateless, URI)
    assert held.uris == []


async def test_a_closed_connection_holds_nothing() -> None:
    held = Holds()
    sessions = Sessions(held)
    outbound, connection = a_client()
    sessions.subscribe(session(connection), URI)
    sessions.subscribe(session(connection), URI)  # each request has a session object of its own
    sessions.subscribe(session(connection), "sora://videos")
    await connection.exit_stack.aclose()
    assert held.uris == []
    await sessions.updated(URI)
    await sessions.list_changed()
    assert outbound.sent == []


async def test_what_has_ended_is_told_no_more() -> None:
    held = Holds()
    sessions = Sessions(held)
    outbound, connection = a_client()
    sessions.subscribe(session(connection), URI)
    sessions.end(URI)
    await sessions.updated(URI)
    assert (held.uris, outbound.sent) == ([], [])
