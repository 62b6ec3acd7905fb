"""What stays the same while the camera rests is put together once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from threading import Lock

import numpy as np

from sora_mcp.engine.animatic.scene.camera import Camera
from sora_mcp.engine.animatic.scene.sheets import Frozen, Thing, compose


class Rest:
    """The still things of a shot whose camera rests at `camera`; None for one that moves."""

    def __init__(self, camera: Camera | None, width_px: int, height_px: int) -> None:
        self._camera, self._shape = camera, (height_px, width_px, 4)
        self._frozen: dict[int, Frozen] = {}
        self._lock = Lock()

    def shortened(self, things: Sequence[Thing], camera: Camera) -> list[Thing]:
        """The things, with one picture for still ones that follow each other."""
        if camera != self._camera:
            return list(things)
        out: list[Thing] = []
        at = 0
        for is_still, run in groupby(things, key=lambda thing: thing.still):
            found = list(run)
            out += [Thing(found[0].depth, self._joined(at, found))] if is_still else found
            at += len(found)
        return out

    def _joined(self, at: int, things: Sequence[Thing]) -> Frozen:
        # The order of things is the same as long as the camera is.
        with self._lock:
            if at not in self._frozen:
                picture = np.zeros(self._shape, dtype=np.uint8)
                compose(picture, things)
                self._frozen[at] = Frozen(picture)
            return self._frozen[at]
