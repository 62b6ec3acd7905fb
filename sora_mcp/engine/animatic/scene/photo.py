"""A shot that plays in a given picture: the camera moves in it, weather falls before it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.picture import Plate
from sora_mcp.engine.animatic.plan import Shot
from sora_mcp.engine.animatic.scene.camera import ease
from sora_mcp.engine.animatic.scene.finish import Finish
from sora_mcp.engine.animatic.scene.relief import Nearness, nearness
from sora_mcp.engine.animatic.scene.weather import WeatherSheets

_EASED_S = 0.6  # until weather and style are all there: the first picture is the given one
_BORDER = 0.16  # of the frame: what is made up beyond the picture's edges, for moves outwards
_REST = 0.4  # how near a thing is that moves as the whole does
_GRID_PX = 8  # motion is worked out for every so many pixels
_ROOMY = 0.12  # of the frame: from here on a pan shows more of the picture itself
_LONGEST = 0.6  # of the frame, that a pan goes
_CLOSER = {"medium": 1.2, "medium_close": 1.4, "close": 1.7, "extreme_close": 2.2, "insert": 1.6}


@dataclass(frozen=True)
class _View:
    """How the picture is seen: enlarged by `scale`, from `x`, `y` px to the right and lower.

    `shift_x`, `shift_y` are the part of the way that near things go further than far ones, and
    `swell` how much more near things grow.
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    swell: float = 0.0
    shift_x: float = 0.0
    shift_y: float = 0.0

    @property
    def is_at_rest(self) -> bool:
        """Whether it is the picture as it is."""
        return self == _View()


class PhotoPainter:
    """A shot over a plate.

    One that `opens` begins with exactly what the frame shows of it; one that `goes_on` with the
    same framing.
    """

    def __init__(
        self, shot: Shot, plate: Plate, *, opens: bool = True, goes_on: bool = False
    ) -> None:
        self._shot, self._plate = shot, _bordered(plate)
        width, height = plate.width_px, plate.height_px
        light = lights.of(shot.time, shot.weather, shot.style)
        self._weather = WeatherSheets(shot.weather, light, (width, height), shot.seed)
        self._finish = Finish(shot.style, width, height) if shot.style != "none" else None
        self._opens = opens
        self._closer = 1.0 if opens or goes_on else _CLOSER.get(shot.size, 1.0)
        self._near = self._nearness() if shot.move not in ("static", "whip_pan") else None

    def at(self, t_s: float) -> Pixels:
        """The BGR picture `t_s` seconds into the shot."""
        plain = self._seen(self._view(t_s))
        clock = self._shot.clock_s + t_s
        layers = self._weather.layers(clock)
        if not layers and self._finish is None:
            return plain
        frame = np.asarray(cv2.cvtColor(plain, cv2.COLOR_BGR2BGRA), dtype=np.uint8)
        for _, paint in sorted(layers, key=lambda layer: -layer[0]):
            paint(frame)
        flash = self._weather.flash(clock)
        changed = self._finished(frame, flash)
        share = ease(t_s / _EASED_S) if self._opens else 1.0
        if share >= 1:
            return changed
        return np.asarray(cv2.addWeighted(changed, share, plain, 1 - share, 0), dtype=np.uint8)

    def _finished(self, frame: Pixels, flash: float) -> Pixels:
        if self._finish is not None:
            return self._finish.apply(frame, flash)
        plain = np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGRA2BGR), dtype=np.uint8)
        if flash <= 0.01:
            return plain
        return np.asarray(cv2.convertScaleAbs(plain, alpha=1 + flash, beta=70 * flash))

    def _nearness(self) -> Nearness | None:
        """How near things are, for the whole plate."""
        found = nearness(self._plate.framed)
        if found is None:
            return None
        plate, (height, width) = self._plate, self._plate.pixels.shape[:2]
        step = _GRID_PX
        right = width - plate.left - plate.width_px
        below = height - plate.top - plate.height_px
        small = cv2.resize(found, (plate.width_px // step, plate.height_px // step))
        padded = cv2.copyMakeBorder(
            small, plate.top // step, below // step, plate.left // step, right // step,
            cv2.BORDER_REPLICATE,
        )  # fmt: skip
        return np.asarray(padded, dtype=np.float32)

    def _view(self, t_s: float) -> _View:
        shot = self._shot
        u = t_s / shot.seconds if shot.seconds else 0.0
        way = ease(shot.move_from + (shot.move_to - shot.move_from) * u)
        view = self._moved(way, t_s)
        if self._closer == 1.0:
            return view
        return replace(view, scale=view.scale * self._closer)

    def _moved(self, way: float, t_s: float) -> _View:
        move, size = self._shot.move, 0.4 + 1.2 * self._shot.move_amount
        sign = -1 if move.endswith(("left", "up", "out")) else 1
        match move.split("_")[0]:
            case "dolly" if move == "dolly_zoom":
                return _View(1 + 0.2 * size * way, swell=-0.11 * size * way)
            case "dolly" | "zoom":
                swell = 0.0 if move.startswith("zoom") else sign * 0.08 * size * way
                grown = 1 + 0.2 * size * way
                return _View(grown if sign > 0 else 1 / (1 + 0.11 * size * way), swell=swell)
            case "pan" | "truck" | "whip":
                return self._along("x", sign, size, way, 0.02 if move.startswith("truck") else 0.0)
            case "orbit":
                return self._along("x", sign, 0.4 * size, way, 0.032)
            case "tilt" | "pedestal" | "crane":
                return self._along("y", sign, size, way, 0.0 if move[0] == "t" else 0.015)
            case "follow":
                return _View(1 + 0.12 * size * way, swell=0.05 * size * way)
            case "handheld":
                calm = ease(t_s / 1.2) * size
                x, y = math.sin(1.9 * t_s), math.sin(1.5 * t_s)
                width, height = self._plate.width_px, self._plate.height_px
                return _View(1 + 0.04 * calm, 0.014 * width * x * calm, 0.014 * height * y * calm)
        return _View()

    def _along(self, axis: str, sign: int, size: float, way: float, parallax: float) -> _View:
        """Sideways or up: over more of the picture where there is more, else within the frame."""
        plate, sideways = self._plate, axis == "x"
        frame_px = plate.width_px if sideways else plate.height_px
        start = plate.left if sideways else plate.top
        length = plate.pixels.shape[1 if sideways else 0]
        made_up = self._margins()[0 if sideways else 1]
        room = (length - start - frame_px if sign > 0 else start) - made_up
        if room >= _ROOMY * frame_px:
            scale, far = 1.0, min(room, _LONGEST * size * frame_px)
        else:
            scale = 1 + 0.22 * size * way
            far = room + (scale - 1) / scale / 2 * frame_px
        at, shift = sign * far * way, sign * parallax * size * way * frame_px
        if sideways:
            return _View(scale, x=at, shift_x=shift)
        return _View(scale, y=at, shift_y=shift)

    def _margins(self) -> tuple[int, int]:
        return round(_BORDER * self._plate.width_px), round(_BORDER * self._plate.height_px)

    def _seen(self, view: _View) -> Pixels:
        if view.is_at_rest:
            return self._plate.framed.copy()
        if self._near is None:
            return self._flat(view)
        return self._deep(view, self._near)

    def _flat(self, view: _View) -> Pixels:
        plate = self._plate
        width, height = plate.width_px, plate.height_px
        back = 1 / view.scale
        x = plate.left + width / 2 * (1 - back) + view.x
        y = plate.top + height / 2 * (1 - back) + view.y
        matrix = np.array([[back, 0, x], [0, back, y]], dtype=float)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return np.asarray(
            cv2.warpAffine(plate.pixels, matrix, (width, height), flags=flags,
                           borderMode=cv2.BORDER_REPLICATE),
            dtype=np.uint8,
        )  # fmt: skip

    def _deep(self, view: _View, near: Nearness) -> Pixels:
        """Each pixel is fetched from where it was, near things from farther away."""
        plate, step = self._plate, _GRID_PX
        width, height = plate.width_px, plate.height_px
        x, y = np.meshgrid(_centred(width, width // step), _centred(height, height // step))
        middle_x, middle_y = plate.left + (width - 1) / 2, plate.top + (height - 1) / 2
        at_x, at_y = x + middle_x, y + middle_y
        for _ in range(2):  # how near a thing is, is known where it comes from
            places = [(at / step).astype(np.float32) for at in (at_x, at_y)]
            found = cv2.remap(
                near, places[0], places[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            )
            depth = np.asarray(found) - _REST
            back = 1 / (view.scale * (1 + view.swell * depth))
            at_x = x * back + middle_x + view.x + view.shift_x * depth
            at_y = y * back + middle_y + view.y + view.shift_y * depth
        # Only the way is smooth at the frame's ends, and not the place itself.
        ways = [cv2.resize(way.astype(np.float32), (width, height)) for way in (at_x - x, at_y - y)]
        map_x = ways[0] + _centred(width, width)[None, :]
        map_y = ways[1] + _centred(height, height)[:, None]
        return np.asarray(
            cv2.remap(plate.pixels, map_x, map_y, cv2.INTER_LINEAR,
                      borderMode=cv2.BORDER_REPLICATE),
            dtype=np.uint8,
        )  # fmt: skip


def _centred(length: int, count: int) -> np.ndarray:
    """The middles of `count` equal parts of a side, from the side's middle."""
    return ((np.arange(count, dtype=np.float32) + 0.5) * length / count - length / 2).astype(
        np.float32
    )


def _bordered(plate: Plate) -> Plate:
    """With a border beyond the picture's edges: mirrored, and softer the farther out."""
    x, y = round(_BORDER * plate.width_px), round(_BORDER * plate.height_px)
    height, width = plate.pixels.shape[:2]
    x, y = min(x, width - 1), min(y, height - 1)
    wide = cv2.copyMakeBorder(plate.pixels, y, y, x, x, cv2.BORDER_REFLECT_101)
    down = max(1, min(wide.shape[:2]) // 90)
    small = cv2.resize(
        wide, (wide.shape[1] // down, wide.shape[0] // down), interpolation=cv2.INTER_AREA
    )
    soft = cv2.resize(cv2.GaussianBlur(small, (0, 0), 2), (wide.shape[1], wide.shape[0]))
    rows = _beyond(height, y)[:, None]
    columns = _beyond(width, x)[None, :]
    share = np.clip(2.2 * np.maximum(rows, columns), 0, 1)[..., None]
    pixels = (wide + (soft.astype(np.float32) - wide) * share).astype(np.uint8)
    return Plate(pixels, plate.left + x, plate.top + y, plate.width_px, plate.height_px)


def _beyond(length: int, margin: int) -> np.ndarray:
    """How far outside of the picture, in margins, each place is."""
    at = np.arange(-margin, length + margin, dtype=np.float32)
    return np.maximum(np.maximum(-at, at - length + 1), 0) / max(1, margin)
