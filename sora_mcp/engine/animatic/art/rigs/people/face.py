"""Faces: skin, ears, eyes, nose and mouth, from any side."""

from __future__ import annotations

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.people.skeleton import Values
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch
from sora_mcp.engine.animatic.art.rigs.people.skull import Skull
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer

_EYES = ("#3a2a20", "#2e4a63", "#3f5a3c", "#2a2222", "#4a3424")


def face(sketch: Sketch, skull: Skull, wearer: Wearer, values: Values) -> None:
    """The head without hair."""
    half = skull.half
    skin = wearer.paint(wearer.skin)
    nearest = 96.0 if skull.seen(96.0) > skull.seen(-96.0) else -96.0
    _ear(sketch, skull, wearer, -nearest)
    middle, rx, ry, turn = skull.oval()
    sketch.oval(middle, rx, ry, skin, turn)
    middle, rx, ry, turn = skull.jaw()
    sketch.oval(middle, rx, ry, skin, turn)
    _ear(sketch, skull, wearer, nearest)
    if skull.facing() < -0.05:
        return
    for azimuth in (-40.0, 40.0):
        if skull.seen(azimuth) > 0.62:
            flush = wearer.paint(colour.mix(wearer.skin, "#d2493f", 0.42))
            sketch.disc(skull.spot(azimuth, -0.36, 0.97), 0.14 * half, flush, 'fill-opacity="0.2"')
    for azimuth in (-23.5, 23.5):
        _eye(sketch, skull, wearer, azimuth, values)
    _nose(sketch, skull, wearer)
    _mouth(sketch, skull, wearer, values["mouth"][0], values["smile"][0])
    if wearer.is_old:
        _lines(sketch, skull, wearer)


def _ear(sketch: Sketch, skull: Skull, wearer: Wearer, azimuth: float) -> None:
    if skull.seen(azimuth) < -0.35:
        return
    at, half = skull.spot(azimuth, -0.1, 1.02), skull.half
    sketch.oval(at, 0.13 * half, 0.2 * half, wearer.paint(wearer.skin, 0.12))
    sketch.oval(at, 0.06 * half, 0.11 * half, wearer.paint(wearer.skin, 0.4))


def _eye(sketch: Sketch, skull: Skull, wearer: Wearer, azimuth: float, values: Values) -> None:
    seen, lids = skull.seen(azimuth), values["lids"][0]
    if seen < 0.12:
        return
    half, paint = skull.half, wearer.paint
    big = 1.22 if wearer.kind in ("child", "baby") else 1.0
    thin = min(1.0, 0.35 + 0.7 * seen)
    dark = paint("#2a1f1d")
    at = skull.spot(azimuth, -0.04)
    left, right = (skull.spot(azimuth + side * 10.5, -0.04) for side in (-1, 1))
    _brow(sketch, skull, wearer, azimuth, values["brow"])
    if lids > 0.6:
        low = skull.spot(azimuth, -0.1)
        sketch.curve((left, low, right), dark, 0.035 * half)
        return
    wide, high = 0.135 * half * thin * big, 0.09 * half * big * (1 - 0.6 * lids)
    sketch.oval(at, wide, high, paint(colour.mix("#fbf8f4", wearer.skin, 0.12)))
    iris = wearer.look.own_colour("eyes", wearer.chance("eyes").choice(_EYES))
    # They look where the head is turned, a little more to the front.
    ahead = skull.spot(azimuth * 0.94, -0.045)
    sketch.oval(ahead, 0.08 * half * thin * big, 0.088 * half * big * (1 - 0.5 * lids), paint(iris))
    sketch.disc(ahead, 0.05 * half * thin * big, dark)
    sketch.disc((ahead[0] - 0.025 * half, ahead[1] - 0.035 * half), 0.022 * half, paint("#ffffff"))
    _lashes(sketch, skull, wearer, azimuth, (high, big))


def _lashes(
    sketch: Sketch, skull: Skull, wearer: Wearer, azimuth: float, size: tuple[float, float]
) -> None:
    half, dark = skull.half, wearer.paint("#2a1f1d")
    outer = 1 if azimuth > 0 else -1
    high = size[0] / half
    points = [skull.spot(azimuth + step * size[1], -0.04 + rise * high)
              for step, rise in ((-11.5, 0.05), (-5, 0.88), (4, 0.9), (11.5, 0.1))]  # fmt: skip
    sketch.curve(points, dark, (0.042 if wearer.gender == "woman" else 0.03) * half)
    if wearer.gender == "woman" and wearer.kind == "adult":
        sketch.line((skull.spot(azimuth + outer * 10, 0.0), skull.spot(azimuth + outer * 15, 0.06)),
                    dark, 0.032 * half)  # fmt: skip


def _brow(
    sketch: Sketch, skull: Skull, wearer: Wearer, azimuth: float, mood: tuple[float, ...]
) -> None:
    hair = wearer.hair if wearer.hair_style != "bald" or wearer.is_old else "#4a3122"
    tone = wearer.paint(colour.darker(hair, 0.15))
    heavy = 0.05 if wearer.gender == "woman" or wearer.kind != "adult" else 0.058
    outer = 1 if azimuth > 0 else -1
    inner, lift = mood
    points = [
        skull.spot(azimuth + outer * step, up + lift, 1.01)
        for step, up in ((-9, 0.185 + inner), (2, 0.215), (13, 0.165 - 0.3 * inner))
    ]
    sketch.curve(points, tone, heavy * skull.half)


def _nose(sketch: Sketch, skull: Skull, wearer: Wearer) -> None:
    small = {"baby": 0.55, "child": 0.72}.get(
        wearer.kind, 0.92 if wearer.gender == "woman" else 1.0
    )
    half, paint = skull.half, wearer.paint
    bridge = skull.spot(0, 0.04, 0.99)
    tip = skull.spot(0, -0.27, 1.0 + 0.17 * small)
    base = skull.spot(0, -0.35, 1.0)
    wing = skull.spot(-12 if skull.seen(-12) > skull.seen(12) else 12, -0.33, 1.03)
    facing = skull.facing()
    if facing < 0.9:
        sketch.blob(
            (bridge, tip, (tip[0] * 0.6 + base[0] * 0.4, base[1]), base, wing), paint(wearer.skin)
        )
        ridge = skull.spot(0, -0.12, 1.0 + 0.07 * small)
        sketch.curve((skull.spot(0, 0.02, 1.0), ridge, tip), paint(wearer.skin, 0.16), 0.03 * half)
    shade = paint(wearer.skin, 0.34)
    under: list[Point] = [wing, (base[0] * 0.7 + tip[0] * 0.3, base[1] + 0.012 * half)]
    if facing > 0.75:
        under = [skull.spot(-9 * small, -0.315, 1.06), skull.spot(0, -0.36, 1.1),
                 skull.spot(9 * small, -0.315, 1.06)]  # fmt: skip
    else:
        under.append((tip[0] * 0.85 + base[0] * 0.15, tip[1] + 0.05 * half))
    sketch.curve(under, shade, 0.035 * half)


def _mouth(sketch: Sketch, skull: Skull, wearer: Wearer, is_open: float, smile: float) -> None:
    half, paint = skull.half, wearer.paint
    reach = 17.0 if wearer.kind == "adult" else 14.0
    lips = colour.mix(wearer.skin, "#a8323a", 0.55 if wearer.gender == "woman" else 0.32)
    up = -0.56
    rise = 0.07 * smile
    corners = [skull.spot(side * (reach + 3 * smile), up + rise) for side in (-1, 1)]
    inner = [skull.spot(side * reach * 0.5, up) for side in (-1, 1)]
    if is_open > 0.12:
        low = [skull.spot(side * reach * 0.55, up - 0.03 - 0.2 * is_open) for side in (-1, 1)]
        top = [skull.spot(side * reach * 0.5, up + 0.03) for side in (-1, 1)]
        sketch.blob((corners[0], *top, corners[1], *low[::-1]), paint("#5a1f24"))
        sketch.line((top[0], top[1]), paint("#f4efe9"), 0.05 * half)
        sketch.curve((corners[0], *low, corners[1]), paint(lips), 0.035 * half)
        return
    sketch.curve((corners[0], *inner, corners[1]), paint(colour.darker(lips, 0.3)), 0.038 * half)
    fuller = 0.06 if wearer.gender == "woman" and wearer.kind == "adult" else 0.03
    below = [skull.spot(side * reach * 0.4, up - 0.055) for side in (-1, 1)]
    sketch.line(below, paint(lips), fuller * half)


def _lines(sketch: Sketch, skull: Skull, wearer: Wearer) -> None:
    tone = wearer.paint(wearer.skin, 0.3)
    for side in (-1, 1):
        if skull.seen(side * 30) > 0.3:
            sketch.curve((skull.spot(side * 22, -0.33), skull.spot(side * 27, -0.46),
                          skull.spot(side * 25, -0.6)), tone, 0.022 * skull.half)  # fmt: skip
            sketch.curve((skull.spot(side * 14, -0.19), skull.spot(side * 24, -0.22),
                          skull.spot(side * 35, -0.17)), tone, 0.02 * skull.half)  # fmt: skip


def glasses(sketch: Sketch, skull: Skull, wearer: Wearer) -> None:
    """Round spectacles, or dark ones."""
    told = wearer.look.trait("glasses")
    if not told or told in ("no", "none", "false") or skull.facing() < -0.05:
        return
    half, frame = skull.half, wearer.paint(wearer.look.own_colour("glasses", "#2b2a2e"))
    is_dark = told in ("sun", "sunglasses", "dark")
    for azimuth in (-27.0, 27.0):
        if skull.seen(azimuth) < 0.1:
            continue
        thin = min(1.0, 0.3 + 0.75 * skull.seen(azimuth))
        at = skull.spot(azimuth, -0.06, 1.06)
        glass = "#20242b" if is_dark else "#dbeaf2"
        sketch.oval(at, 0.23 * half * thin, 0.21 * half, wearer.paint(glass),
                    more=f'fill-opacity="{0.9 if is_dark else 0.28}" stroke="{frame}" '
                         f'stroke-width="{0.05 * half:.1f}"')  # fmt: skip
        side = 1 if azimuth > 0 else -1
        if skull.seen(side * 60) > 0:
            sketch.line((skull.spot(side * 46, -0.04, 1.05), skull.spot(side * 92, -0.02, 1.03)),
                        frame, 0.045 * half)  # fmt: skip
    sketch.line((skull.spot(-9, -0.03, 1.1), skull.spot(9, -0.03, 1.1)), frame, 0.045 * half)
