"""The world of a shot: its set and light, who is where at a time, and what the camera sees."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property

import numpy as np

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art.drawing import Box, Point
from sora_mcp.engine.animatic.art.place import Site
from sora_mcp.engine.animatic.canvas import Matrix
from sora_mcp.engine.animatic.language.heights import honest
from sora_mcp.engine.animatic.plan import Shot
from sora_mcp.engine.animatic.scene import from_above, heavy_seas, throngs
from sora_mcp.engine.animatic.scene.angles import eye_of
from sora_mcp.engine.animatic.scene.camera import Camera, Lens, moved
from sora_mcp.engine.animatic.scene.framing import framed
from sora_mcp.engine.animatic.scene.gathering import gathered
from sora_mcp.engine.animatic.scene.lanes import gone, set_of
from sora_mcp.engine.animatic.scene.outlines import at_its_place
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.passing import HOME_S
from sora_mcp.engine.animatic.scene.safety import safe
from sora_mcp.engine.animatic.scene.staging import staged
from sora_mcp.engine.animatic.scene.supports import drawn_in
from sora_mcp.engine.animatic.scene.unhidden import unhidden

_WATCHED_S = 4.0  # of the scene's clock: what is whole so long is taken to be so in the shot
_SAMPLED = (0.0, 0.25, 0.5, 0.75, 1.0)  # of a shot, to know what will be seen
_ROOM = 0.12  # of the frame, around it: between the samples a little more is seen
_CROSSED = ("wide", "extreme_wide", "full")  # shots that one may walk through
_CROSSING = 0.3  # of the frame's width: so far from the middle before the camera goes along
_IGNITION_S = 0.8
_LANDED = 0.7  # of a shot: by then what lands has done so
_LOWEST = 0.92  # of the way from the horizon's height to the floor's, for the camera
_INDOORS = 0.5  # of a move: rooms have walls
_NARROW = 1.25  # a view that shows so much less of the sky may not show the moon
_MOON_AT = (0.55, 240.0)  # of half the width, to the right; height in the frame
_LIFTED = 0.7  # of the way that what takes off goes up, the camera goes along

Seen = tuple[float, Box]  # the largest scale of a thing, and what of it is ever in the frame


class World:
    """Where everything in a shot is, at any time: a pure function of the shot and the frame."""

    def __init__(self, shot: Shot, width_px: int, height_px: int) -> None:
        shot, _ = honest(shot)
        self.shot, self.size_px = shot, (width_px, height_px)
        aspect = width_px / height_px
        details = frozenset((*shot.details, *throngs.told(shot), shot.weather.kind, shot.style))
        outside = lights.of(shot.time, shot.weather, shot.style, details)
        self.site = Site(aspect, outside, shot.seed, details, shot.palette, eye=eye_of(shot),
            cast=frozenset(one for actor in shot.cast for one in (actor.name, actor.action)),
        )  # fmt: skip
        self.light, self._base, self._share = outside, Camera(), 1.0
        if from_above.is_laid_out(shot):
            self._lay_out()
        else:
            self._stage()
        if "moon" in details and outside.moon:
            moonlit = replace(outside, moon=_in_view(self._base, outside.moon, aspect))
            self.site = replace(self.site, light=moonlit)

    def _lay_out(self) -> None:
        """Everything as it lies, seen from straight above."""
        laid = from_above.Layout(self.shot, self.site)
        self.site, self.art, self.parts = laid.site, laid.art(), laid.parts()
        self.lens = Lens(*self.size_px, self.art.horizon, self.art.floor)

    def _stage(self) -> None:
        """The set, who stands where on it, and what of them is framed."""
        shot, aspect = self.shot, self.site.aspect
        self.art = set_of(shot)(self.site)
        self.light = self.art.light or self.light
        self.lens = Lens(*self.size_px, self.art.horizon, self.art.floor)
        self.parts = unhidden(drawn_in(staged(shot, self.art, aspect), aspect), self.art)
        self.art = throngs.joined(self.art, self.site, self.parts)
        self.art = heavy_seas.joined(self.art, self.site, self.parts)
        base = framed(shot, self.parts, aspect, self.lens)
        base, share = gathered(shot, self.parts, base, self.lens, self._on_its_way)
        self._base, self._share = safe(shot, self.parts, base, share, self.lens, self._box_of)

    @cached_property
    def main(self) -> Part | None:
        """The part that the shot is about."""
        return next((part for part in self.parts if part.is_main), None)

    @property
    def depth(self) -> float:
        """How far away the main part is."""
        return self.main.depth if self.main else 1.0

    def camera(self, t_s: float) -> Camera:
        """The camera `t_s` seconds into the shot; it goes along with the main part."""
        shot = self.shot
        u = shot.move_from + (shot.move_to - shot.move_from) * (t_s / shot.seconds)
        return self._with_main(self._base, u * self._share, t_s)

    def _with_main(self, base: Camera, u: float, t_s: float) -> Camera:
        camera = self._on_its_way(base, u, self.clock(t_s))
        return camera if self.main is None else self._along(camera, self.main, t_s)

    def view(self, u: float, clock_s: float = 0.0) -> Camera:
        """The camera `u` (0..1) of the way through its move, without who it goes along with."""
        return self._on_its_way(self._base, u * self._share, clock_s)

    def _on_its_way(self, base: Camera, u: float, clock_s: float = 0.0) -> Camera:
        amount = self.shot.move_amount * (1.0 if self.art.sky else _INDOORS)
        camera = moved(base, self.shot.move, amount, u, clock_s, self.depth)
        return self._above_ground(camera, self.depth)

    def clock(self, t_s: float) -> float:
        """The scene's own time, in seconds."""
        return self.shot.clock_s + t_s

    def x(self, part: Part, t_s: float) -> float:
        """Where a part is then: by the scene's clock, so that a take may go on in another shot."""
        carrier = part if part.carrier is None else self.parts[part.carrier]
        return part.x + carrier.speed * (self.clock(t_s) - HOME_S)

    def y(self, part: Part, t_s: float) -> float:
        """Where its feet are then: what takes off goes up, faster and faster."""
        climb = part.cycle.climb * part.height
        burns_s = max(0.0, self.clock(t_s) - _IGNITION_S)
        left = max(0.0, 1 - self.clock(t_s) / (_LANDED * self.shot.seconds))
        return part.y - climb * math.pow(burns_s, 1.6) - part.descent * left * left

    def at(self, part: Part, t_s: float) -> Part:
        """The part where it is then, if it drives towards us or away."""
        carrier = part if part.carrier is None else self.parts[part.carrier]
        return gone(part, carrier, self.clock(t_s) - HOME_S, self.art.horizon)

    def own(self, part: Part, t_s: float) -> Matrix:
        """The 3 x 3 map from a figure's units to the wide frame's."""
        part = self.at(part, t_s)
        unit, flip = part.height / 1000, -1 if part.flips else 1
        x, y = self.x(part, t_s), self.y(part, t_s)
        own = np.array([[flip * unit, 0, x], [0, unit, y], [0, 0, 1]])
        craft = part if part.carrier is None else self.parts[part.carrier]
        if not heavy_seas.is_tossed(craft, self.art, self.light):
            return own
        at = self.x(craft, t_s), self.y(craft, t_s)
        return np.asarray(heavy_seas.tossed(self.light.rough, self.clock(t_s), at, craft) @ own)

    def shown(self, part: Part, t_s: float) -> Matrix:
        """The 3 x 3 map from a figure's units to pixels."""
        return self._map(self.camera(t_s), self.at(part, t_s).depth, self.own(part, t_s))

    def _map(self, camera: Camera, depth: float, own: Matrix) -> Matrix:
        """The 3 x 3 map to pixels of what `own` places on the plane at a depth."""
        return np.asarray(np.vstack((self.lens.flat(camera, depth), (0, 0, 1))) @ own)

    def _box_of(self, base: Camera, share: float, part: Part, box: Box, through: float) -> Box:
        """Where a box in a part's own units is seen, in shares of the frame.

        `through` is how far (0..1) the camera's move and the scene's first seconds are, whatever
        the shot's own time: a take that goes on in another shot is framed alike.
        """
        t_s = through * _WATCHED_S - self.shot.clock_s
        camera = self._with_main(base, through * share, t_s)
        shown = self._map(camera, self.at(part, t_s).depth, self.own(part, t_s))
        ends = [(x, y, 1.0) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        at = (np.array(ends) @ shown.T)[:, :2] / self.size_px
        (left, top), (right, bottom) = at.min(axis=0).tolist(), at.max(axis=0).tolist()
        return Box(left, top, right, bottom)

    def outline(self, part: Part, camera: Camera) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a part at its place, in pixels of the frame."""
        box = at_its_place(part, camera, self.lens)
        return box.left, box.top, box.right, box.bottom

    def seen_of(self, part: Part) -> Seen:
        """How large a part gets, and what of it is seen, in its own units."""
        times = [share * self.shot.seconds for share in _SAMPLED]
        views = [self._view(self.at(part, t_s).depth, t_s, self.own(part, t_s)) for t_s in times]
        return _together([view for view in views if view])

    def seen_at(self, depth: float) -> Seen:
        """How large things at a depth get, and what of the wide frame there is seen."""
        views = [self._view(depth, share * self.shot.seconds, np.eye(3)) for share in _SAMPLED]
        return _together([view for view in views if view])

    def _view(self, depth: float, t_s: float, own: Matrix) -> Seen | None:
        camera = self.camera(t_s)
        if camera.scale(depth) <= 0:
            return None
        width, height = self.size_px
        ends = (-_ROOM, 1 + _ROOM)
        corners = np.array([[x * width, y * height, 1] for x in ends for y in ends])
        at = corners @ np.linalg.inv(self._map(camera, depth, own)).T
        (left, top), (right, bottom) = at[:, :2].min(axis=0), at[:, :2].max(axis=0)
        return camera.scale(depth), Box(left, top, right, bottom)

    def _along(self, camera: Camera, main: Part, t_s: float) -> Camera:
        """The camera going along with the main part, or letting it cross the frame."""
        scale = camera.scale(main.depth)
        way = self.x(main, t_s) - main.x
        if self.shot.move == "static" and self.shot.size in _CROSSED:
            way = _beyond(way, _CROSSING * 1000 * self.site.aspect / max(scale, 0.01))
            return replace(camera, truck=camera.truck + way * main.depth)
        up = (self.y(main, t_s) - main.y) * scale
        truck = camera.truck + way * main.depth
        return replace(camera, truck=truck, tilt=camera.tilt + _LIFTED * up)

    def _above_ground(self, camera: Camera, depth: float) -> Camera:
        """Below the ground everything would be upside down: there the camera tilts instead."""
        if self.art.ground is None:
            return camera
        lowest = _LOWEST * (self.art.floor - self.art.horizon)
        below = max(0.0, camera.rise - lowest)
        tilt = camera.tilt + below / depth * camera.scale(depth)
        return replace(camera, rise=camera.rise - below, tilt=tilt)


def _in_view(camera: Camera, moon: Point, aspect: float) -> Point:
    """Where the moon is seen behind the cast, in shares of the sky, if it would be outside."""
    if camera.zoom < _NARROW:
        return moon
    x, y = _MOON_AT[0] * 500 * aspect + camera.pan, _MOON_AT[1] - 500 + camera.tilt
    return x / camera.zoom / (500 * aspect), 0.5 + y / camera.zoom / 1000


def _beyond(way: float, reach: float) -> float:
    """How much of a way is beyond a reach; it begins softly."""
    over = max(0.0, abs(way) - reach)
    return math.copysign(over * over / (over + 0.3 * reach), way)


def _together(views: list[Seen]) -> Seen:
    """The largest scale, and a box around all boxes."""
    if not views:
        return 0.0, Box(0, 0, 1, 1)
    boxes = [box for _, box in views]
    return max(scale for scale, _ in views), Box(
        min(box.left for box in boxes), min(box.top for box in boxes),
        max(box.right for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip
