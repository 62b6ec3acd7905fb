"""Sprites that were drawn once, as many as memory allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from sora_mcp.engine.animatic.canvas import Sprite

MOST_BYTES = 160_000_000


class KeptSprites:
    """Sprites by key; those not asked for the longest are forgotten. For any number of threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes, self._bytes = most_bytes, 0
        self._sprites: OrderedDict[Hashable, Sprite] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Sprite]) -> Sprite:
        """The sprite of a key, made where it is not there."""
        with self._lock:
            if key not in self._sprites:
                self._keep(key, make())
            self._sprites.move_to_end(key)
            return self._sprites[key]

    def _keep(self, key: Hashable, sprite: Sprite) -> None:
        self._sprites[key] = sprite
        self._bytes += sprite.pixels.nbytes
        while self._bytes > self._most_bytes and len(self._sprites) > 1:
            _, old = self._sprites.popitem(last=False)
            self._bytes -= old.pixels.nbytes
