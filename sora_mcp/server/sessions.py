"""Subscribers of the protocols before 2026-07-28, which are held per connection."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractContextManager, ExitStack

import anyio
from mcp.server.connection import Connection
from mcp.server.session import ServerSession
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, INVALID_REQUEST

URIS_MAX = 256  # resources that one connection may subscribe to
SUBSCRIBERS_MAX = 256  # connections that may subscribe to one resource
SEND_S = (
    3.0  # seconds a connection may take for a notification; then its client has stopped reading
)

Hold = Callable[[str], AbstractContextManager[None]]


class Sessions:
    """Which connections are open and what each has subscribed to.

    `hold` is entered for each subscription and left at its end.
    """

    def __init__(self, hold: Hold) -> None:
        self._hold = hold
        self._held: dict[Connection, dict[str, ExitStack]] = {}
        self._subscribers: dict[str, set[Connection]] = {}

    def open(self, session: ServerSession) -> bool:
        """Remember a connection until it closes; False where it cannot carry notifications."""
        connection = _connection(session)
        if not connection.has_standalone_channel:
            return False
        if connection not in self._held:
            self._held[connection] = {}
            connection.exit_stack.callback(self._close, connection)
        return True

    def subscribe(self, session: ServerSession, uri: str) -> None:
        """Send the connection what changes at `uri`.

        Raises:
            MCPError: the connection cannot carry it, or there are too many.
        """
        if not self.open(session):
            raise MCPError(
                INVALID_REQUEST,
                "This connection carries no notifications: read the resource again instead.",
            )
        connection = _connection(session)
        held = self._held[connection]
        if uri in held:
            return
        subscribers = self._subscribers.get(uri, set())
        if len(held) >= URIS_MAX or len(subscribers) >= SUBSCRIBERS_MAX:
            raise MCPError(INTERNAL_ERROR, "There are too many subscriptions; end some first.")
        with ExitStack() as stack:
            stack.enter_context(self._hold(uri))
            held[uri] = stack.pop_all()
        self._subscribers.setdefault(uri, set()).add(connection)

    def unsubscribe(self, session: ServerSession, uri: str) -> None:
        """Send it no longer; without a subscription nothing happens."""
        self._end(_connection(session), uri)

    def end(self, uri: str) -> None:
        """Nothing will change at `uri` any more."""
        for connection in tuple(self._subscribers.get(uri, ())):
            self._end(connection, uri)

    async def updated(self, uri: str) -> None:
        """Tell the subscribers of `uri`."""
        await self._send(
            self._subscribers.get(uri, ()), lambda connection: connection.send_resource_updated(uri)
        )

    async def list_changed(self) -> None:
        """Tell every connection that videos came or went."""
        await self._send(self._held, lambda connection: connection.send_resource_list_changed())

    async def _send(
        self, connections: Iterable[Connection], send: Callable[[Connection], Awaitable[None]]
    ) -> None:
        """Tell all at once; who has stopped reading is not told again."""

        async def tell(connection: Connection) -> None:
            with anyio.move_on_after(SEND_S) as scope:
                await send(connection)
            if scope.cancelled_caught:
                self._close(connection)

        async with anyio.create_task_group() as tasks:
            for connection in tuple(connections):
                tasks.start_soon(tell, connection)

    def _end(self, connection: Connection, uri: str) -> None:
        held = self._held.get(connection, {}).pop(uri, None)
        if held is None:
            return
        subscribers = self._subscribers[uri]
        subscribers.discard(connection)
        if not subscribers:
            del self._subscribers[uri]
        held.close()

    def _close(self, connection: Connection) -> None:
        for uri in tuple(self._held.get(connection, ())):
            self._end(connection, uri)
        self._held.pop(connection, None)


def _connection(session: ServerSession) -> Connection:
    """What all sessions of one client share; a session itself lives as long as its request."""
    return session._connection  # noqa: SLF001 - the SDK has no public way to it (2.3)
