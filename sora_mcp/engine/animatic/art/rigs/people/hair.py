"""Hair and beards: caps on the skull, and what falls, hangs or is tied."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.rigs.people import skull as skulls
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch, hull
from sora_mcp.engine.animatic.art.rigs.people.skull import Skull
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer

# Where the hair ends: elevations from the brow (first) round to the nape (last).
_LINES = {
    "short": (44, 41, 26, -4, -34, -42, -44),
    "parted": (42, 37, 16, -10, -36, -44, -46),
    "long": (44, 30, -14, -46, -60, -62, -62),
    "bob": (34, 26, -22, -56, -64, -64, -62),
    "bun": (46, 36, 8, -6, -28, -38, -42),
    "ponytail": (46, 36, 8, -8, -28, -38, -42),
    "curly": (38, 30, -2, -24, -44, -50, -52),
    "braids": (44, 32, 0, -22, -40, -44, -46),
    "fringe": (8, 4, 0, -12, -34, -42, -44),
    "baby": (62, 60, 50, 30, 10, 0, -10),
}
_VOLUME = {"short": 1.1, "parted": 1.11, "long": 1.13, "bob": 1.16, "curly": 1.14, "baby": 1.03}
_UNDER_HAT = {
    "hood",
    "top",
    "cap",
    "straw",
    "cowboy",
    "beanie",
    "helmet",
    "chef",
    "officer",
    "witch",
    "crown",
}
COVERING = {"hood", "headscarf", "bubble", "helm"}
_FALLING = ("long", "bob", "braids", "ponytail")


def behind(sketch: Sketch, skull: Skull, wearer: Wearer, wind: float, sway: float) -> None:
    """What hangs behind the head and the shoulders."""
    if wearer.hair_style == "bun" and wearer.hat not in COVERING | _UNDER_HAT:
        sketch.disc(skull.place(-0.86, 0.78, 0), 0.38 * skull.half, wearer.paint(wearer.hair, 0.2))
    if wearer.hat in COVERING or wearer.hair_style not in _FALLING:
        return
    tone = wearer.paint(wearer.hair, 0.3 if skull.facing() > -0.25 else 0.1)
    drift = -0.5 * wind + 0.12 * sway
    if wearer.hair_style == "ponytail":
        _tail(sketch, skull, wearer, drift, high=wearer.kind == "child")
    elif wearer.hair_style == "braids":
        for side in (-1, 1):
            _braid(sketch, skull, wearer, side, drift)
    else:
        low = -1.75 if wearer.hair_style == "long" else -0.82
        wide = 0.94 if wearer.hair_style == "long" else 0.9
        mane = [
            skull.place(-0.1, 0.2, wide * 0.9),
            skull.place(-0.3 + drift * 0.4, -0.4, wide * 1.04),
            skull.place(-0.35 + drift, low, wide * 0.82),
            skull.place(-0.75 + drift * 1.2, low * 1.06, 0),
            skull.place(-0.35 + drift, low, -wide * 0.82),
            skull.place(-0.3 + drift * 0.4, -0.4, -wide * 1.04),
            skull.place(-0.1, 0.2, -wide * 0.9),
        ]
        sketch.blob(hull([*mane, skull.place(-1.0 + drift * 0.4, -0.3, 0)]), tone)


def under(sketch: Sketch, skull: Skull, wearer: Wearer) -> None:
    """The inside of the hair, so that nothing shows between it and the face."""
    if wearer.hat in COVERING or wearer.hair_style == "bald":
        return
    key = wearer.hair_style if wearer.hair_style in _LINES else "short"
    levels = _LINES[key]
    line = skulls.line(*(level - 11 for level in levels[:4]), *levels[4:])
    cap = skull.cap(line, _VOLUME.get(key, 1.08) - 0.02, thins=True)
    if len(cap) > 2:
        sketch.polygon(cap, wearer.paint(wearer.hair, 0.3))


def over(sketch: Sketch, skull: Skull, wearer: Wearer, wind: float, sway: float) -> None:
    """The cap of hair, and what frames the face."""
    style = wearer.hair_style
    if wearer.hat in COVERING and wearer.hat != "hood":
        return
    if style == "bald":
        if wearer.is_old:
            _ring(sketch, skull, wearer)
        return
    key = style if style in _LINES else "short"
    line = skulls.line(*_LINES[key])
    volume = 1.05 if wearer.hat in _UNDER_HAT else _VOLUME.get(key, 1.08)
    if key == "curly" and wearer.hat != "hood":
        _curls(sketch, skull, wearer, line, volume)
    cap = skull.cap(line, volume, thins=True)
    if len(cap) > 2:
        sketch.blob(cap, wearer.paint(wearer.hair))
    _sheen(sketch, skull, wearer, volume)
    if style in ("long", "bob"):
        _locks(sketch, skull, wearer, -0.5 * wind + 0.12 * sway)


def beard(sketch: Sketch, skull: Skull, wearer: Wearer, is_open: float) -> None:
    """A beard with a moustache."""
    told = wearer.look.trait("beard")
    if not told or told in ("no", "none", "false") or skull.facing() < -0.1:
        return
    long = 0.45 if "long" in told or wearer.name == "robe" else 0.0
    tone = wearer.paint(wearer.look.own_colour("beard", wearer.hair))
    azimuths = [az for az in range(-84, 85, 12) if skull.seen(az) > -0.12]
    outer = [
        skull.spot(az, -0.42 - 0.62 * math.cos(math.radians(az * 0.9)), 1.07) for az in azimuths
    ]
    chin = [(x, y + long * skull.half * math.cos(math.radians(az)) ** 2)
            for (x, y), az in zip(outer, azimuths, strict=True)]  # fmt: skip
    drop = 0.1 * is_open
    inner = [
        skull.spot(az, -0.02 - 0.66 * math.cos(math.radians(az)) ** 0.6 - drop, 1.02)
        for az in azimuths
    ]
    sketch.blob([*chin, *inner[::-1]], tone)
    sketch.curve(
        [
            skull.spot(az, up, 1.05)
            for az, up in ((-24, -0.56), (-9, -0.445), (0, -0.46), (9, -0.445), (24, -0.56))
            if skull.seen(az) > 0
        ],
        tone,
        0.1 * skull.half,
    )


def _sheen(sketch: Sketch, skull: Skull, wearer: Wearer, volume: float) -> None:
    arc = [skull.eye.screen(skull.frame.point(*(one * skull.half * 0.87 * volume for one in spot)))
           for spot in ((0.62, 0.74, 0.18), (0.3, 0.88, 0.3), (-0.1, 0.9, 0.36))]  # fmt: skip
    if skull.facing() > -0.3 and wearer.hat not in _UNDER_HAT:
        sketch.curve(
            arc, wearer.paint(wearer.hair, -0.8), 0.06 * skull.half, 'stroke-opacity="0.4"'
        )


def _tail(sketch: Sketch, skull: Skull, wearer: Wearer, drift: float, *, high: bool) -> None:
    top = 0.55 if high else 0.3
    points = [
        skull.place(-0.85, top, 0),
        skull.place(-1.22 + drift * 0.5, top - 0.12, 0),
        skull.place(-1.3 + drift, top - 0.8, 0),
        skull.place(-1.1 + drift * 1.5, top - 1.5, 0),
    ]
    half = skull.half
    sketch.tube(points, (0.26 * half, 0.44 * half, 0.4 * half, 0.1 * half),
                wearer.paint(wearer.hair, 0.15))  # fmt: skip
    sketch.disc(points[0], 0.15 * half, wearer.paint(wearer.look.own_colour("ribbon", "#b5484f")))


def _braid(sketch: Sketch, skull: Skull, wearer: Wearer, side: int, drift: float) -> None:
    half = skull.half
    for step in range(5):
        at = skull.place(
            -0.15 + drift * step * 0.3, -0.35 - 0.27 * step, side * (0.92 + 0.02 * step)
        )
        sketch.oval(
            at, 0.17 * half, 0.19 * half, wearer.paint(wearer.hair, 0.15 + 0.2 * (step % 2))
        )
    sketch.disc(skull.place(-0.15 + drift * 1.5, -1.66, side), 0.1 * half, wearer.paint("#c9586b"))


def _curls(sketch: Sketch, skull: Skull, wearer: Wearer, line: skulls.Line, volume: float) -> None:
    outline = skull.cap(line, volume)
    if wearer.hat in _UNDER_HAT:  # only what shows below
        rim = skull.place(0, 0.25, 0)[1]
        outline = [point for point in outline if point[1] > rim]
    for index, point in enumerate(outline[:: max(1, len(outline) // 20)]):
        r = (0.2 + 0.05 * (index % 3)) * skull.half
        sketch.disc(point, r, wearer.paint(wearer.hair, 0.14 * (index % 2)))


def _locks(sketch: Sketch, skull: Skull, wearer: Wearer, drift: float) -> None:
    long = wearer.hair_style == "long"
    for side in (-1, 1):
        if skull.seen(side * 78) < 0.05:
            continue
        low = -1.5 if long else -0.72
        points = [skull.spot(side * 62, 0.4, 1.1), skull.place(0.1, -0.3, side * 0.9),
                  skull.place(0.1 + drift * 0.4, low, side * (0.8 if long else 0.84))]  # fmt: skip
        widths = (0.3, 0.36, 0.2) if long else (0.3, 0.34, 0.24)
        sketch.tube(points, [width * skull.half for width in widths], wearer.paint(wearer.hair))


def _ring(sketch: Sketch, skull: Skull, wearer: Wearer) -> None:
    """What is left around a bald head."""
    top = skulls.line(20, 20, 8, 4, 4, 6, 6)
    low = skulls.line(16, 16, -8, -18, -38, -44, -44)
    for side in (-1, 1):
        points = []
        for table in (top, low):
            row = [skull.spot(side * az, 0.12 + 0.88 * math.sin(math.radians(table(az))), 1.04)
                   for az in range(72, 181, 12) if skull.seen(side * az) > -0.05]  # fmt: skip
            points += row if table is top else row[::-1]
        if len(points) > 3:
            sketch.polygon(points, wearer.paint(wearer.hair))
