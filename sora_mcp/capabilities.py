"""What a server was found to lack, learnt from its real answers: nothing is asked up front.

Servers say wrong things about themselves (`Allow` headers) or stall when they are asked
(`/openapi.json`), so the first real call is the question. Two kinds of lack are told apart. A
missing route holds for every video, so it is refused without a request for an hour. A gateway that
answers "not supported" speaks for one of its models only, so that is reported and asked again.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from sora_mcp.errors import ApiError, UnsupportedError

REMEMBER_S = 3600.0  # servers are upgraded; one question an hour costs nothing

# What can be lacking, and how it is told.
OPERATIONS = {
    "list": "does not list videos",
    "delete": "does not delete videos",
    "edit": "has no edits",
    "extend": "has no extensions",
    "remix": "has no remix",
    "characters": "has no characters",
    "content": "hands out no files",
    "thumbnail": "makes no thumbnails",
    "spritesheet": "makes no spritesheets",
}

T = TypeVar("T")


@dataclass(frozen=True)
class _Lack:
    until: float
    is_everywhere: bool
    status: int | None


class Capabilities:
    """What one server lacks, as far as it is known. `clock` returns seconds."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lacks: dict[str, _Lack] = {}

    @property
    def lacking(self) -> tuple[str, ...]:
        """The operations found lacking within the last hour, for people to read."""
        return tuple(name for name in OPERATIONS if self._lack(name))

    def lacks(self, operation: str) -> bool:
        """Whether the server is known to lack it for every video."""
        lack = self._lack(operation)
        return lack is not None and lack.is_everywhere

    def check(self, operation: str) -> None:
        """Pass what the server may have.

        Raises:
            UnsupportedError: it is known to lack `operation`, which is also the error's.
        """
        lack = self._lack(operation)
        if lack is not None and lack.is_everywhere:
            raise _unsupported(operation, lack.status)

    def learn(self, operation: str, error: ApiError) -> UnsupportedError:
        """Remember that `error` told of a lack; the error to raise for it."""
        is_everywhere = error.status is None or error.status < 500 or error.status == 501
        until = self._clock() + REMEMBER_S
        self._lacks[operation] = _Lack(until, is_everywhere, error.status)
        if not is_everywhere and isinstance(error, UnsupportedError):
            error.operation = operation  # its words name the model, so they are kept
            return error
        return self.named(operation, error)

    def named(self, operation: str, error: ApiError) -> UnsupportedError:
        """The error to raise where `error` tells of a lack that is not to be remembered."""
        return _unsupported(operation, error.status)

    async def attempt(
        self,
        operation: str,
        call: Callable[[], Awaitable[T]],
        is_lack: Callable[[ApiError], Awaitable[bool]],
    ) -> T:
        """The outcome of `call`, unless the server is known, or now found, to lack `operation`.

        405, 501 and "not supported" tell of a lack by themselves; `is_lack` judges the rest.

        Raises:
            UnsupportedError: it lacks the operation.
            ApiError: the call failed for another reason.
        """
        self.check(operation)
        try:
            return await call()
        except ApiError as error:
            if isinstance(error, UnsupportedError) or await is_lack(error):
                learnt = self.learn(operation, error)
                raise learnt from (error if learnt is not error else error.__cause__)
            raise

    def _lack(self, operation: str) -> _Lack | None:
        lack = self._lacks.get(operation)
        return lack if lack and self._clock() < lack.until else None


def _unsupported(operation: str, status: int | None) -> UnsupportedError:
    error = UnsupportedError(f"This video server {OPERATIONS[operation]}.", status=status)
    error.operation = operation
    return error
