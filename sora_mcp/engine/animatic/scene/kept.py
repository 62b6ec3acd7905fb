"""Sprites that were drawn once, as many as memory allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock

from sora_mcp.engine.animatic.canvas import Sprite

MOST_BYTES = 160_000_000


class KeptSprites:
    """Sprites by key; those not asked for the longest are forgotten. For any number of threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes, self._bytes = most_bytes, 0
        self._sprites: OrderedDict[Hashable, Future[Sprite]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Sprite]) -> Sprite:
        """The sprite of a key, made where it is not there; who asks meanwhile waits for it."""
        with self._lock:
            known = self._sprites.get(key)
            found = known or self._sprites.setdefault(key, Future())
            self._sprites.move_to_end(key)
        if known is None:
            self._fill(key, found, make)
        return found.result()

    def _fill(self, key: Hashable, place: Future[Sprite], make: Callable[[], Sprite]) -> None:
        try:
            place.set_result(make())
        except BaseException as failure:
            place.set_exception(failure)
            with self._lock:
                del self._sprites[key]
            raise
        with self._lock:
            self._bytes += place.result().pixels.nbytes
            while self._bytes > self._most_bytes and len(self._sprites) > 1:
                self._forget()

    def _forget(self) -> None:
        """The sprite longest not asked for, of those that are made."""
        key = next(key for key, place in self._sprites.items() if place.done())
        self._bytes -= self._sprites.pop(key).result().pixels.nbytes
