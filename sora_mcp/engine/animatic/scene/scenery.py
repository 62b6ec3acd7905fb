"""The set as pixels: sky, planes at their depths, and the ground, painted for a moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import cv2
import numpy as np

from sora_mcp.engine.animatic.art.drawing import Box
from sora_mcp.engine.animatic.art.place import BACKDROP_DEPTH, Ground, Plane
from sora_mcp.engine.animatic.canvas import Matrix, Pixels, Sprite, placed, sprite, unscaled
from sora_mcp.engine.animatic.inking import HANDS
from sora_mcp.engine.animatic.scene import sky
from sora_mcp.engine.animatic.scene.camera import Camera
from sora_mcp.engine.animatic.scene.floor import Backdrop, Floor, going_on
from sora_mcp.engine.animatic.scene.mirror import LEAST as MIRROR_LEAST
from sora_mcp.engine.animatic.scene.mirror import reflect
from sora_mcp.engine.animatic.scene.sheets import Laid, Opacity, Sheet, Thing
from sora_mcp.engine.animatic.scene.world import World

# From a depth on, planes are not rasterised finer than so many times the wide frame's pixels.
_SHARPEST = ((40.0, 0.7), (4.0, 1.0), (0.0, 1.3))
_WET_MIRROR = 0.34
_ROOM, _LOOKS = 0.12, 9  # of the frame, around what is seen of the ground; times in a shot
_FEET = 0.06  # of the main part's height that may stand in grass
_AFAR = 0.8  # of the wide frame's scale: from there the foreground is not seen
_LOW, _SOLID = 0.1, 90  # of the frame's height that a plane may be lowered; alpha that hides
_SIDEWAYS = ("truck", "pan", "orbit", "whip")  # moves by which the foreground passes
_BELOW = 1.2  # heights of the ground that follow below it, for a camera that looks down


@dataclass(frozen=True)
class _Flat:
    """A plane as pixels; `spans` says that it goes on, mirrored, beyond its ends.

    It hangs `lowered` by so many pixels of the frame, so as not to hide the main part.
    """

    plane: Plane
    sprite: Sprite
    opacity: Opacity
    spans: bool
    lowered: float = 0.0


class Scenery:
    """Sky, planes and ground of one shot."""

    def __init__(self, world: World) -> None:
        self._world = world
        art, site, size = world.art, world.site, world.size_px
        planes = (*(sky.planes(site, art) if art.sky else ()), *art.planes)
        with ThreadPoolExecutor(HANDS + 1) as hands:  # one more, since not all of it is inking
            ground = hands.submit(_ground, art.ground, world) if art.ground else None
            behind = hands.submit(sky.backdrop, site, art, *size) if art.sky else None
            self._flats = [flat for flat in hands.map(self._flat, planes) if flat]
        self._sky = behind.result() if behind else None
        self._ground: Sprite | None = None
        self._period = 0
        if ground:
            self._ground, self._period = ground.result()
        self._is_solid = self._ground is not None and int(self._ground.pixels[..., 3].min()) == 255
        wet = _WET_MIRROR * site.light.wet if art.sky and "paved" in art.tags else 0.0
        self.mirror = max(art.ground.mirror if art.ground else 0.0, wet)

    def all(self, t_s: float) -> list[Thing]:
        """Backdrop, planes and ground as the camera sees them."""
        camera = self._world.camera(t_s)
        planes = [
            self._hung(flat, camera, t_s)
            for flat in self._flats
            if camera.scale(flat.plane.depth) > 0
        ]
        return [Thing(np.inf, self._behind(camera), still=True), *planes, *self._lying(camera, t_s)]

    def _behind(self, camera: Camera) -> Laid:
        """What is behind everything: opaque."""
        if self._sky is None:
            return Backdrop(None, np.eye(2, 3))
        (width, height), px = self._world.size_px, self._world.lens.px
        scale = camera.zoom
        x = width / 2 - self._sky.shape[1] / 2 * scale - camera.pan * px
        y = height / 2 - self._sky.shape[0] / 2 * scale - camera.tilt * px
        return Backdrop(self._sky, np.array([[scale, 0, x], [0, scale, y]], dtype=float))

    def _lying(self, camera: Camera, t_s: float) -> list[Thing]:
        """The ground, and in it what it mirrors of the picture above it."""
        world, ground = self._world, self._ground
        if ground is None or world.art.ground is None:
            return []
        width, height = world.size_px
        level = 500 + camera.zoom * (world.art.horizon - 500) - camera.tilt
        first = int(level * world.lens.px)
        top = max(0, first - 2 - abs(int(camera.roll * width)))
        if top >= height:
            return []
        lying = world.lens.lying(camera, world.art.floor)
        sheet = Floor(
            ground.pixels, lying @ unscaled(ground), top,
            is_solid=self._is_solid, period=self._period,
        )  # fmt: skip
        if self.mirror < MIRROR_LEAST:
            return [Thing(BACKDROP_DEPTH, sheet, still=True)]
        rows = self._shore(lying) - max(0, first)
        ripple, clock = world.art.ground.ripple, world.clock(t_s)

        def shine(frame: Pixels) -> None:
            reflect(frame, max(0, first), rows, self.mirror, ripple, clock)

        return [Thing(BACKDROP_DEPTH, sheet, after=shine, mirrors=True)]

    def _flat(self, plane: Plane) -> _Flat | None:
        """As sharp as it is seen, and only where it is seen: pixels cost most of the set-up."""
        world, drawing = self._world, plane.drawing
        largest, seen = world.seen_at(plane.depth)
        if largest <= 0 or (plane.depth < 1 and world.view(0.5).scale(1.0) < _AFAR):
            return None
        spans = drawing.box.width >= 2 * world.site.half - 1
        inside = seen.left > drawing.box.left and seen.right < drawing.box.right
        if not plane.drift and (inside or not spans):
            drawing, spans = drawing.within(seen), False
        finest = next(finest for depth, finest in _SHARPEST if plane.depth >= depth)
        scale = world.lens.px * min(finest, max(0.5, largest))
        one = sprite(drawing, scale, spans=spans)
        if plane.mode == "add":
            one.pixels[..., 3] = 0  # light has no opacity
        flat = _Flat(plane, one, Opacity(one.pixels), spans)
        hidden = _hiding(flat, world)
        # What is no more than grass at the feet is lower; what is more is left out.
        return replace(flat, lowered=hidden) if hidden < _LOW * world.size_px[1] else None

    def _hung(self, flat: _Flat, camera: Camera, t_s: float) -> Thing:
        plane, clock = flat.plane, self._world.clock(t_s)
        matrix = self._world.lens.flat(camera, plane.depth)
        matrix[:, 2] += matrix[:, 0] * plane.drift * clock
        matrix[1, 2] += flat.lowered - matrix[1, 1] * plane.bob * _hop(clock, plane.depth)
        strength = 1.0 - plane.pulse * (0.5 + 0.5 * np.sin(clock * 5.1 + plane.depth))
        sheet = Sheet(
            flat.sprite.pixels, flat.opacity, placed(flat.sprite, matrix), plane.mode, strength,
            goes_on=flat.spans and not matrix[1, 0],
        )  # fmt: skip
        return Thing(plane.depth, sheet, still=not (plane.drift or plane.pulse or plane.bob))

    def _shore(self, lying: Matrix) -> int:
        """The row where water ends and land begins; the last row where all is one."""
        art, height = self._world.art, self._world.size_px[1]
        if art.water is None or art.water <= 1:
            return height
        y = art.horizon + (art.floor - art.horizon) / art.water
        at = lying @ np.array([0, y, 1.0])
        return int(np.clip(at[1] / at[2], 0, height))


def _hop(clock: float, depth: float) -> float:
    """How high those of a row have jumped, 0..1; each row by itself."""
    return float(abs(np.sin(clock * 4.6 + 7 * depth)))


def _hiding(flat: _Flat, world: World) -> float:
    """How many pixels a plane in the foreground stands before more than the main part's feet."""
    main = world.main
    if main is None or flat.plane.depth >= 1 or flat.plane.is_open or "bare" in world.art.tags:
        return 0.0
    passes = main.speed != 0 or world.shot.move.startswith(_SIDEWAYS)
    hidden = 0.0
    for camera in (world.view(share) for share in (0.0, 0.5, 1.0)):
        if camera.roll or camera.scale(flat.plane.depth) <= 0:
            continue
        left, top, right, bottom = world.outline(main, camera)
        matrix = placed(flat.sprite, world.lens.flat(camera, flat.plane.depth))
        ends = [(x - matrix[0, 2]) / matrix[0, 0] for x in (left, right)]
        alpha = flat.sprite.pixels[..., 3]
        alpha = alpha if passes else alpha[:, _within(ends[0], ends[1], alpha.shape[1])]
        rows = np.flatnonzero((alpha > _SOLID).any(axis=1))
        if rows.size:
            free = min(bottom, world.size_px[1]) - _FEET * (bottom - top)
            hidden = max(hidden, free - (matrix[1, 1] * rows[0] + matrix[1, 2]))
    return hidden


def _within(first: float, last: float, length: int) -> slice:
    """From `first` to `last`, of what is there."""
    return slice(int(np.clip(first, 0, length)), int(np.clip(last + 1, 0, length)))


def _ground(ground: Ground, world: World) -> tuple[Sprite, int]:
    """As far as it is seen, and after how many pixels it repeats, if it is seen farther than that.

    Below its drawing it goes on, so that no edge is seen from above.
    """
    drawing, seen = ground.drawing, _seen_of_ground(world)
    box = drawing.box
    is_inside = seen.left > box.left and seen.right < box.right
    left, right = (seen.left, seen.right) if is_inside else (box.left, box.right)
    drawing = drawing.within(Box(left, box.top, right, seen.bottom))
    one = sprite(drawing, world.lens.px, spans=True)
    pixels, period = one.pixels, 0
    if seen.bottom >= box.bottom:
        pixels = np.vstack((pixels, _below(pixels)))
    if not is_inside:
        pixels, period = going_on(pixels)
    return replace(one, pixels=pixels), period


def _below(pixels: Pixels) -> Pixels:
    """What lies nearer than a ground is drawn: its last rows fade into one colour."""
    tail = cv2.blur(pixels[-max(2, len(pixels) // 24) :], (255, 3))
    fade = np.linspace(0, 1, round(_BELOW * len(pixels)))[:, None, None]
    return np.asarray((1 - fade) * tail[-1:] + fade * tail[-1].mean(axis=0), dtype=np.uint8)


def _seen_of_ground(world: World) -> Box:
    """What of the ground's drawing is ever in the frame."""
    width, height = world.size_px
    x, y = np.meshgrid(np.linspace(-_ROOM, 1 + _ROOM, 9), np.linspace(-_ROOM, 1 + _ROOM, 33))
    points = np.stack((x.ravel() * width, y.ravel() * height, np.ones(x.size)))
    found = []
    for share in np.linspace(0, 1, _LOOKS):
        camera = world.camera(float(share) * world.shot.seconds)
        back = np.linalg.inv(world.lens.lying(camera, world.art.floor)) @ points
        at = back[:2, back[2] > 0] / back[2, back[2] > 0]
        found.append(at[:, at[1] > world.art.horizon - 20])
    every = np.concatenate(found, axis=1)
    if not every.size:
        return Box(0, 0, 1, world.art.horizon + 40)
    (left, top), (right, bottom) = every.min(axis=1), every.max(axis=1)
    return Box(float(left), float(top), float(right), float(bottom))
