"""Paints a shot: prepared once, then one picture for each moment."""

from __future__ import annotations

from functools import partial

import numpy as np

from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import Shot, Weather
from sora_mcp.engine.animatic.scene import macro
from sora_mcp.engine.animatic.scene.camera import Camera
from sora_mcp.engine.animatic.scene.finish import Finish
from sora_mcp.engine.animatic.scene.players import Cutouts, Players
from sora_mcp.engine.animatic.scene.rest import Rest
from sora_mcp.engine.animatic.scene.scenery import Scenery
from sora_mcp.engine.animatic.scene.sheets import Thing, compose
from sora_mcp.engine.animatic.scene.weather import WeatherSheets
from sora_mcp.engine.animatic.scene.world import World

_FAR = 70.0  # behind the clouds
_ABOVE = 0.2  # of the cast's depth
_INDOORS = ("dust", "embers", "bubbles", "confetti", "petals", "fireflies", "fog")


def _is_open(world: World, shot: Shot) -> bool:
    """Whether a weather falls there: under the sky, or seen from it."""
    return world.art.sky or "open" in world.art.tags or shot.weather.kind in _INDOORS


def _air(world: World) -> float:
    """The depth that a weather falls by: seen from straight above, all of it is before the cast."""
    return _ABOVE if "open" in world.art.tags else max(1.0, world.depth)


class ShotPainter:
    """One shot at one frame size. `at` is a pure function of time: any order gives the same."""

    def __init__(
        self, shot: Shot, width_px: int, height_px: int, cutouts: Cutouts | None = None
    ) -> None:
        world = World(shot, width_px, height_px)
        self._world = world
        self._scenery = Scenery(world)
        self._players = Players(world, cutouts or {}, self._scenery.mirror)
        falls = shot.weather if _is_open(world, shot) else Weather()
        self._weather = WeatherSheets(falls, world.light, world.size_px, shot.seed, _air(world))
        self._focus = macro.limit(shot, world.parts)
        self._rest = Rest(_resting(world), width_px, height_px)
        self._finish = Finish(shot.style, width_px, height_px)

    def at(self, t_s: float) -> Pixels:
        """The picture `t_s` seconds into the shot: BGR, without slate and captions."""
        clock = self._world.clock(t_s)
        width, height = self._world.size_px
        backdrop, *scenery = self._scenery.all(t_s)
        players = self._players.all(t_s)
        falls = [Thing(depth, pour) for depth, pour in self._weather.layers(clock)]
        if self._world.art.sky:
            falls.append(Thing(_FAR, partial(self._strike, t_s=t_s)))
        # What is as far as the backdrop stands behind the ground, which is the scenery's last.
        things = sorted((*scenery, *players, *falls), key=lambda thing: -thing.depth)
        frame = np.empty((height, width, 4), dtype=np.uint8)
        sharp = self._defocused(frame, [backdrop, *things])
        compose(frame, self._rest.shortened(sharp, self._world.camera(t_s)))
        return self._finish.apply(frame, self._weather.flash(clock))

    def _defocused(self, frame: Pixels, things: list[Thing]) -> list[Thing]:
        """What is still to be painted once a macro's background is, out of focus."""
        limit = self._focus
        if np.isinf(limit):
            return things
        compose(frame, [thing for thing in things if thing.depth > limit])
        macro.defocus(frame)
        return [thing for thing in things if thing.depth <= limit]

    def _strike(self, frame: Pixels, t_s: float) -> None:
        """Lightning over the horizon, as the camera sees it."""
        world = self._world
        camera = world.camera(t_s)
        level = 500 + camera.zoom * (world.art.horizon - 500) - camera.tilt
        self._weather.bolt(frame, world.clock(t_s), level * world.lens.px)


def _resting(world: World) -> Camera | None:
    """Where the camera is throughout the shot, if it stays there."""
    seconds = world.shot.seconds
    first, *others = (world.camera(share * seconds) for share in (0.0, 0.31, 0.5, 0.77, 1.0))
    return first if all(one == first for one in others) else None
