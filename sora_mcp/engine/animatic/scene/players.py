"""The cast as pixels: each pose drawn once, put at its place with its shadow and its reflection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.canvas import (
    Matrix,
    Pixels,
    Sprite,
    blend,
    draw,
    placed,
    rimmed,
    soft_ellipse,
    sprite,
)
from sora_mcp.engine.animatic.lettering import block
from sora_mcp.engine.animatic.scene.kept import KeptSprites
from sora_mcp.engine.animatic.scene.lamplight import lit_by
from sora_mcp.engine.animatic.scene.lying import drawn
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.puppetry import carried, lit
from sora_mcp.engine.animatic.scene.sheets import Opacity, Sheet, Thing
from sora_mcp.engine.animatic.scene.tricks import is_moving, moved
from sora_mcp.engine.animatic.scene.world import Seen, World
from sora_mcp.engine.animatic.scene.wrecks import stage, wrecked

Cutouts = Mapping[str, Sprite]  # characters by id: pictures 1000 units high, feet at (0, 0)

_FINEST = 4.0  # pixels per unit of a figure
_ON_EDGE = 0.35  # of a shadow's depth: of a table's top one sees little
_WATER_MIRROR = 0.4  # what water shows of boats
_IN_FRONT = 0.99  # of its depth: the main part is not hidden by what stands as near
_CROWD = 6  # parts: of so many, those that stand by are drawn half as often
_LARGE_PX = 60_000  # of a pose that is looked at for what it hides
_UPSIDE_DOWN = np.array([[1, 0, 0], [0, -1, 0], [0, 0, 1]], dtype=float)


class Players:
    """The parts of one shot; `mirror` is how much the ground shows of them."""

    def __init__(self, world: World, cutouts: Cutouts, mirror: float) -> None:
        self._world, self._cutouts, self._mirror = world, cutouts, mirror
        self._rim = 0.24 + 0.3 * world.light.dark
        self._seen: dict[int, Seen] = {}
        self._poses = KeptSprites()
        self._opacities: dict[tuple[int, int, int], Opacity] = {}

    def all(self, t_s: float) -> list[Thing]:
        """The parts that the camera sees."""
        camera = self._world.camera(t_s)
        return [
            thing
            for index, part in enumerate(self._world.parts)
            if camera.scale(part.depth) > 0
            for thing in self._things(index, part, t_s)
        ]

    def _things(self, index: int, part: Part, t_s: float) -> list[Thing]:
        """Its shadow and reflection, and above them its pose: one that is large hides things."""
        depth = self._world.at(part, t_s).depth * (_IN_FRONT if part.is_main else 1.0)
        on_ground = shown = self._world.shown(part, t_s)
        if self._is_puppet(part):
            shown = shown @ carried(self._turn(part, t_s), is_moving=part.cycle.speed > 0)
        u = t_s / self._world.shot.seconds
        shown = shown @ self._moved(part, t_s)
        key = index, self._number(part, t_s), stage(part, u, self._world.clock(t_s))
        posed = self._poses.get(key, lambda: self._drawn(*key, part))
        above = placed(posed, shown[:2])
        is_large = posed.pixels.size > 4 * _LARGE_PX

        def paint(frame: Pixels) -> None:
            if part.casts_shadow:
                self._shadow(frame, part, on_ground)
            mirror = self._mirrored(part)
            if mirror > 0.05:
                below = placed(posed, (shown @ _UPSIDE_DOWN)[:2])
                draw(frame, posed.pixels, below, opacity=min(0.5, 0.9 * mirror))
            if not is_large:
                draw(frame, posed.pixels, above)

        if not is_large:
            return [Thing(depth, paint)]
        if key not in self._opacities:
            self._opacities[key] = Opacity(posed.pixels)
        return [Thing(depth, paint), Thing(depth, Sheet(posed.pixels, self._opacities[key], above))]

    def _moved(self, part: Part, t_s: float) -> Matrix:
        """What it does over the shot beside its action."""
        under = None if part.carrier is None else self._world.parts[part.carrier]
        return moved(part, under, t_s / self._world.shot.seconds, self._world.clock(t_s))

    def _mirrored(self, part: Part) -> float:
        art = self._world.art
        if not art.ground or "underwater" in art.tags or _is_dry(part):
            return 0.0
        if part.figure.medium == "water":
            return _WATER_MIRROR * (1 - self._world.light.rough)
        return self._mirror if part.figure.medium == "ground" else 0.0

    def _shadow(self, frame: Pixels, part: Part, shown: np.ndarray) -> None:
        """A soft ellipse under the feet, pushed away from the light."""
        light = self._world.light
        if light.shadow < 0.02:
            return
        half = 1.08 * part.half_width
        deep = min(70.0, 0.2 * half) * (1.0 if part.carrier is None else _ON_EDGE)
        push = -light.key * (-1 if part.flips else 1) * 0.16 * half
        own = np.array([[half / 128, 0, push - half], [0, deep / 128, -deep], [0, 0, 1]])
        draw(frame, soft_ellipse(), (shown @ own)[:2], opacity=min(1.0, 0.25 + light.shadow))

    def _number(self, part: Part, t_s: float) -> int:
        """Which picture of its cycle it shows."""
        pictures = self._pictures(part)
        return int(self._turn(part, t_s) * pictures) % pictures

    def _pictures(self, part: Part) -> int:
        """How many pictures its cycle has."""
        if self._is_puppet(part):
            return 1
        stands_by = not (part.is_main or part.cycle.speed or part.cycle.gait)
        is_in_crowd = stands_by and len(self._world.parts) >= _CROWD
        return -(-part.cycle.pictures // 2) if is_in_crowd else part.cycle.pictures

    def _drawn(self, index: int, number: int, wreck: int, part: Part) -> Sprite:
        """One pose, as sharp as it is seen and only where it is seen."""
        if index not in self._seen:
            self._seen[index] = self._world.seen_of(part)
        largest, seen = self._seen[index]
        light = lit_by(self._world.light, part, self._world.parts)
        paint = light.on_cast(part.depth)
        scale = min(_FINEST, self._world.lens.px * part.height / 1000 * max(0.3, largest))
        if self._is_puppet(part):
            return lit(self._cutouts[part.actor.name], paint, scale)
        drawing = drawn(
            part.figure,
            Pose(paint, part.look, part.action, number / self._pictures(part), part.seed),
        )
        drawing = wrecked(drawing, part, paint, wreck)
        posed = sprite(drawing if is_moving(part) else drawing.within(seen), scale)
        if part.figure.name == "card":
            posed = _labelled(posed, part.actor.label or part.actor.name, flips=part.flips)
        side = light.key * (-1 if part.flips else 1)
        return rimmed(posed, light.warm, side, self._rim)

    def _turn(self, part: Part, t_s: float) -> float:
        """How many cycles of its action a part has gone through."""
        return self._world.clock(t_s) / part.cycle.seconds + part.phase

    def _is_puppet(self, part: Part) -> bool:
        return part.actor.kind == "character" and part.actor.name in self._cutouts


def _is_dry(part: Part) -> bool:
    """Whether no ground mirrors it: a sign, a thing on another, or what is in a bowl or held."""
    above = ("in", "holding", "on") if part.actor.kind == "prop" else ("in", "holding")
    return part.figure.name == "card" or (part.carrier is not None and part.actor.relation in above)


def _labelled(card: Sprite, words: str, *, flips: bool) -> Sprite:
    """A card with what it stands for written on it."""
    height, width = card.pixels.shape[:2]
    letters = block(
        words, round(width * 0.74), round(height * 0.5), largest_px=max(6, round(height * 0.17)),
        weight=650, fill=(52, 48, 44, 255), align="centre",
    )  # fmt: skip
    letters = np.ascontiguousarray(letters[:, ::-1]) if flips else letters
    pixels = card.pixels.copy()
    top, left = round(height * 0.45) - letters.shape[0] // 2, (width - letters.shape[1]) // 2
    y, x = max(0, top), max(0, left)
    piece = np.ascontiguousarray(letters[y - top : height - top, x - left : width - left])
    blend(pixels[y : y + piece.shape[0], x : x + piece.shape[1]], piece)
    return replace(card, pixels=pixels)
