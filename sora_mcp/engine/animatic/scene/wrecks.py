"""What becomes of things during a shot: they burn, melt, sink, break, burst, are poured."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from sora_mcp.engine.animatic.art.drawing import Box, Drawing, circle, ellipse, group, polygon
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.tricks import TRAIT, progress


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


STAGES = 48
_WHEN = 0.3  # of the way: when it breaks, bursts, explodes
_TONES = {
    "ice_cream": "#f3dfe6", "snowman": "#eef4f8", "candle": "#efe4c8", "chocolate": "#5a3520",
    "cheese": "#ecc95a", "pizza": "#ecc95a", "iceberg": "#cfe6f2", "crayon": "#c8322b",
}  # fmt: skip
_LIQUIDS = {
    "milk": "#f6f4ee",
    "juice": "#e8962e",
    "wine": "#7a1f33",
    "coffee": "#4a2c1a",
    "tea": "#9a5f2c",
    "oil": "#d9b23a",
    "honey": "#d99a2a",
    "beer": "#e0a93a",
}
_LASTING_M = 1.2  # what is as high is still there when the smoke clears
_SHARDS = 7
_BLAST = ((1.0, "#e8541f"), (0.78, "#f79a2b"), (0.52, "#ffd95a"), (0.28, "#fff6d0"))
_BURNS_S = 0.9
_FIRES = ((-0.52, 0.36, 0.4, 0.3), (0.5, 0.4, 0.46, 0.6), (0.04, 0.5, 0.24, 0.0))
# Where, of the half width, how high, from what height, of the top, and when.
_FLAMING = _names(
    "fire campfire candle torch lantern lamp street_lamp fireplace birthday_cake firework"
    " stove light_bulb floor_lamp sun star sky_lantern"
)


def stage(part: Part, u: float, t_s: float) -> int:
    """Which picture of its end it shows; 0 before it begins."""
    kind = part.look.trait(TRAIT)
    if kind not in _WRECKS or (kind == "burn" and part.figure.name in _FLAMING):
        return 0
    at = 1 + round((STAGES - 1) * progress(part, u))
    flicker = int(t_s / _BURNS_S * 8) % 8 if kind in ("burn", "explode") else 0
    return at * 8 + flicker


def wrecked(drawing: Drawing, part: Part, paint: Paint, number: int) -> Drawing:
    """A drawing of the part at a stage."""
    if not number:
        return drawing
    done, flicker = divmod(number, 8)
    u = (done - 1) / (STAGES - 1)
    return _WRECKS[part.look.trait(TRAIT)](drawing, part, paint, u, flicker / 8)


def _flames(part: Part, paint: Paint, much: float, phase: float) -> str:
    """Fires along its width, the middle one highest."""
    art, half, top = "", part.half_width, part.own_top
    for x, high, base, shift in _FIRES:
        pose = Pose(paint, Look(), "", (phase + shift) % 1)
        size = max(0.02, much) * high * top / 1000
        body = FIGURES["fire"].draw(pose).body
        art += group(body, f"translate({x * half:.1f} {-base * top:.1f}) scale({size:.3f})")
    return art


def _smoke(part: Part, paint: Paint, much: float, phase: float) -> str:
    art = ""
    for n in range(6):
        see = (phase + n / 6) % 1
        r = (0.1 + 0.2 * see) * part.own_top * much
        x = 0.28 * part.half_width * math.sin(4 * see + n)
        y = -part.own_top * (0.75 + 0.9 * see * much)
        art += circle(x, y, max(1.0, r), paint("#4a4644"), f'opacity="{0.5 * (1 - see):.2f}"')
    return art


def _around(drawing: Drawing, part: Part, wide: float, high: float) -> Box:
    box, reach = drawing.box, wide * max(part.half_width, 0.5 * part.own_top)
    return Box(
        min(box.left, -reach), min(box.top, -high * part.own_top), max(box.right, reach),
        max(box.bottom, 0.4 * reach),
    )  # fmt: skip


def _burn(drawing: Drawing, part: Part, paint: Paint, u: float, phase: float) -> Drawing:
    much = 0.45 + 0.55 * min(1.0, 2 * u)
    body = _smoke(part, paint, much, phase) + drawing.body + _flames(part, paint, much, phase)
    return Drawing(body, _around(drawing, part, 1.4, 2.0))


def _melt(drawing: Drawing, part: Part, paint: Paint, u: float, _: float) -> Drawing:
    """A puddle spreads under it, and drops run down."""
    tone = part.look.colour("body", _TONES.get(part.figure.name, "#dfeaf0"))
    rx = part.half_width * (0.3 + 1.1 * u)
    puddle = ellipse(0, -4, rx, 0.17 * rx, paint(tone, 0.15))
    drops = ""
    for n in range(4):
        run = (1.7 * u + n * 0.37) % 1
        x = part.half_width * (-0.42 + 0.28 * n)
        y = -part.own_top * (0.55 - 0.5 * run)
        drops += ellipse(x, y, 0.05 * part.half_width, 0.09 * part.half_width, paint(tone, -0.2))
    shine = ellipse(-0.3 * rx, -8, 0.3 * rx, 0.03 * rx, paint(tone, -0.4))
    return Drawing(puddle + shine + drawing.body + drops, _around(drawing, part, 1.5, 1.0))


def _sink(drawing: Drawing, part: Part, paint: Paint, u: float, _: float) -> Drawing:
    """Stern first, behind the water's edge."""
    deep, box = 0.5 * part.own_top * u, drawing.box
    body = group(drawing.body, f"translate(0 {deep:.1f}) rotate({-17 * math.sqrt(u):.2f})")
    foam = ellipse(0, -3, 0.9 * part.half_width, 14, paint("#f4fafc"), 'opacity="0.75"')
    return Drawing(body + foam, Box(1.1 * box.left, 1.25 * box.top, 1.1 * box.right, 12))


def _shard(n: int) -> str:
    """A wedge between two directions, wide enough to cut the whole."""
    ends = [2 * math.pi * (n + far) / _SHARDS for far in (0.0, 0.5, 1.0)]
    return " ".join(f"{4000 * math.cos(a):.0f},{4000 * math.sin(a):.0f}" for a in ends)


def _cut(n: int, middle: float, way: str) -> str:
    """A shard of the whole, moved."""
    wedge = f'<polygon points="0,0 {_shard(n)}" transform="translate(0 {middle:.0f})"/>'
    piece = f'<clipPath id="cut{n}">{wedge}</clipPath>'
    return piece + group(f'<g clip-path="url(#cut{n})"><use href="#whole"/></g>', way)


def _break(drawing: Drawing, part: Part, paint: Paint, u: float, _: float) -> Drawing:
    """Into pieces that fly apart and lie."""
    if u < _WHEN:
        return drawing
    way = (u - _WHEN) / (1 - _WHEN)
    chance, middle = random.Random(f"{part.seed}/shards"), -0.45 * part.own_top
    art = f'<defs><g id="whole">{drawing.body}</g></defs>'
    for n in range(_SHARDS):
        angle = 2 * math.pi * (n + 0.5) / _SHARDS
        far = (0.35 + 0.5 * chance.random()) * part.own_top * math.sqrt(way)
        x = far * math.cos(angle) * 1.3
        own = middle + 0.25 * part.own_top * math.sin(angle)  # where the piece's middle is
        fall = min(1.0, 1.6 * way) ** 2
        y = (0.3 * far * math.sin(angle)) * (1 - fall) + (-own - 0.06 * part.own_top) * fall
        turn = chance.uniform(-150, 150) * min(1.0, 1.4 * way)
        pivot = f"{0.2 * part.half_width * math.cos(angle):.1f} {own:.1f}"
        art += _cut(n, middle, f"translate({x:.1f} {y:.1f}) rotate({turn:.1f} {pivot})")
    return Drawing(art, _around(drawing, part, 2.4, 1.3))


def _scraps(part: Part, paint: Paint, tone: str, way: float, count: int) -> str:
    """Bits that fly out and fall."""
    art, chance = "", random.Random(f"{part.seed}/scraps")
    for n in range(count):
        angle = 2 * math.pi * (n + chance.random()) / count
        far = (0.5 + 0.7 * chance.random()) * part.own_top * math.sqrt(way)
        x, y = far * math.cos(angle), -0.5 * part.own_top + far * math.sin(angle)
        y = min(-0.01 * part.own_top, y + 1.1 * part.own_top * way * way)
        size = part.own_top * (0.03 + 0.035 * chance.random())
        corners = ((-1.0, -0.4), (0.7, -1.0), (1.0, 0.6))
        points = [(x + dx * size, y + dy * size) for dx, dy in corners]
        art += polygon(points, paint(tone, 0.3 * (n % 2)))
    return art


def _star(part: Part, r: float, tone: str, *, teeth: int) -> str:
    points = []
    for n in range(2 * teeth):
        far = r * (1.0 if n % 2 else 0.55)
        angle = math.pi * n / teeth + 0.3
        points.append((far * math.cos(angle), -0.5 * part.own_top + far * math.sin(angle)))
    return polygon(points, tone)


def _explode(drawing: Drawing, part: Part, paint: Paint, u: float, phase: float) -> Drawing:
    """A flash, a ball of fire, bits; what is large burns on, what is small is gone."""
    box = _around(drawing, part, 2.2, 2.4)
    if u < _WHEN:
        return Drawing(drawing.body, box)
    way = (u - _WHEN) / (1 - _WHEN)
    lasts = part.figure.height_m >= _LASTING_M
    far = 0.95 * max(part.half_width, 0.6 * part.own_top)
    ball = far * min(1.0, 0.45 + 3 * way) * max(0.0, 1 - 1.25 * max(0.0, way - 0.2))
    art = drawing.body if lasts or way < 0.06 else ""
    art += _smoke(part, paint, 0.6 + 0.8 * way, phase)
    art += _flames(part, paint, 0.9, phase) if lasts else ""
    if ball > 0.2 * far or way < 0.1:
        for share, tone in _BLAST:
            art += _star(part, share * ball, paint.glow(tone), teeth=11)
    return Drawing(art + _scraps(part, paint, "#3c3836", way, 12), box)


def _pop(drawing: Drawing, part: Part, paint: Paint, u: float, _: float) -> Drawing:
    """It swells, and there are only scraps."""
    box = _around(drawing, part, 2.0, 1.6)
    if u < _WHEN:
        size = 1 + 0.14 * u / _WHEN
        return Drawing(group(drawing.body, f"scale({size:.3f})"), box)
    way = (u - _WHEN) / (1 - _WHEN)
    tone = part.look.colour("body", "#d8343a")
    flash = max(0.0, 1 - 2.2 * way) * 0.55 * part.own_top
    art = _star(part, flash, paint("#fffdf2"), teeth=9) if flash > 1 else ""
    return Drawing(art + _scraps(part, paint, tone, way, 14), box)


def _pour(drawing: Drawing, part: Part, paint: Paint, u: float, _: float) -> Drawing:
    """Lifted and tilted over what is below, and a stream."""
    top, tilt = part.own_top, 40 + 62 * min(1.0, 1.6 * u)
    turn = math.radians(tilt)
    lift, aside = 1.0 * top, -0.55 * top
    body = group(
        drawing.body, f"translate({aside:.1f} {-lift:.1f}) rotate({tilt:.1f} 0 {-top / 2:.1f})"
    )
    half = 0.7 * part.half_width  # the rim's lower end
    x = aside + 0.5 * top * math.sin(turn) + half * math.cos(turn)
    y = -lift - 0.5 * top - 0.5 * top * math.cos(turn) + half * math.sin(turn)
    words = part.actor.label.lower().split()
    tone = next((_LIQUIDS[word] for word in words if word in _LIQUIDS), "#8fd0ee")
    wide = 0.035 * top
    stream = ""
    if u > 0.12:
        low = y + (-y - 0.1 * top) * min(1.0, (u - 0.12) / 0.2)
        points = [(x - wide, y), (x + wide, y), (x + 0.7 * wide, low), (x - 0.7 * wide, low)]
        stream = polygon(points, paint(tone)) + circle(x, low, wide, paint(tone))
    return Drawing(stream + body, _around(drawing, part, 2.2, 2.4))


_WRECKS: dict[str, Callable[[Drawing, Part, Paint, float, float], Drawing]] = {
    "burn": _burn, "melt": _melt, "sink": _sink, "break": _break, "explode": _explode,
    "pop": _pop, "pour": _pour,
}  # fmt: skip
