"""Vehicles from before and from behind: for roads that run away from us, or towards us."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, ellipse, group, line, path, polygon, rect
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import Sketch, Tone, halo, own, part, tone
from sora_mcp.engine.animatic.art.rigs.vehicles.aboard import aboard, seated
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    CHROME,
    GLASS,
    RUBBER,
    beacon,
    is_moving,
    shaken,
)

VIEWED = frozenset(
    {
        "car",
        "sports_car",
        "taxi",
        "police_car",
        "van",
        "ambulance",
        "truck",
        "fire_truck",
        "bus",
        "motorcycle",
        "bicycle",
        "scooter",
        "train",
        "tram",
    }
)  # what is drawn from its ends, too
_TRIM, _DARK = "#43464e", "#22242b"
CAR_BOX = (-150.0, -240.0, 150.0, 8.0)
LORRY_BOX = (-200.0, -340.0, 200.0, 8.0)


def view(pose: Pose) -> str:
    """The end that is seen: "camera" (its front), "away" (its back), or neither."""
    word = pose.look.trait("view")
    return word if word in ("camera", "away") else ""


def is_front(pose: Pose) -> bool:
    """Whether it comes towards us."""
    return view(pose) == "camera"


def viewed(side: Sketch, end: Sketch) -> Sketch:
    """A sketch that shows the side, or the end where the look says so."""
    return lambda pose: end(pose) if view(pose) else side(pose)


def _lamps(pose: Pose, x: float, y: float, rx: float, ry: float) -> str:
    """Both lamps of an end, with their shine when it is dark."""
    front = is_front(pose)
    off, on, far = ("#eef3f2", "#fff6d0", 52) if front else ("#a92a22", "#ff4a36", 26)
    body = ""
    for side in (-1, 1):
        body += ellipse(side * x, y, rx + 2.5, ry + 2.5, pose.paint(_DARK))
        body += ellipse(side * x, y, rx, ry, pose.paint.lamp(off, on))
        body += halo(pose, f"lamp{side}", (side * x, y), far, "#ffe7a8" if front else "#ff5a46")
    return body


def _tyres(pose: Pose, x: float, wide: float, high: float) -> str:
    """The lower half of two wheels."""
    paint = pose.paint
    return "".join(
        rect(side * x - wide / 2, -high, wide, high, paint(RUBBER), 5)
        + rect(side * x - 0.3 * wide, -high, 0.14 * wide, high, paint(RUBBER, -0.3))
        for side in (-1, 1)
    )


def _pane(pose: Pose, low: float, top: float, y: float, high: float, tint: str = GLASS) -> str:
    """A windscreen, half as wide as `low` below and `top` above, with who is behind it."""
    paint = pose.paint
    body = polygon([(-low, y), (-top, y - high), (top, y - high), (low, y)], paint(tint))
    shine = [(-low, y), (-top, y - high), (-0.3 * top, y - high), (-0.62 * low, y)]
    body += polygon(shine, paint(tint, -0.7), 'opacity="0.8"')
    heads = [
        (0.42 * low * (1 if view(pose) == "away" else -1) * s, y - 0.46 * high) for s in (-1, 1)
    ]
    if aboard(pose):
        body += seated(pose, heads, 0.62 * high, (-top, y - high, top, y), view(pose))
    elif is_moving(pose):
        x, at = heads[0]
        body += circle(x, at, 0.2 * high, paint("#35414f"))
        body += path(f"M{x - 0.4 * high} {y}Q{x - 0.36 * high} {at + 0.2 * high} {x} "
                     f"{at + 0.2 * high}Q{x + 0.36 * high} {at + 0.2 * high} {x + 0.4 * high} {y}Z",
                     paint("#35414f"))  # fmt: skip
    return body


def _hull(pose: Pose, body: Tone, high: float = 148.0, wide: float = 88.0) -> str:
    """A car's body from an end: cabin, shoulders, bumper, lamps, plate."""
    paint, waist = pose.paint, 0.62 * high
    art = path(
        f"M-{0.86 * wide:.0f} -{waist - 2:.0f}Q-{0.7 * wide:.0f} -{high:.0f} -{0.46 * wide:.0f} "
        f"-{high:.0f}H{0.46 * wide:.0f}Q{0.7 * wide:.0f} -{high:.0f} {0.86 * wide:.0f} "
        f"-{waist - 2:.0f}Z",
        body.shade,
    )
    art += path(
        f"M-{0.5 * wide:.0f} -{high:.0f}H{0.5 * wide:.0f}L{0.58 * wide:.0f} "
        f"-{high - 9:.0f}H-{0.58 * wide:.0f}Z",
        body.light,
    )
    art += _pane(pose, 0.76 * wide, 0.56 * wide, -waist, 0.31 * high)
    art += path(
        f"M-{wide:.0f} -26V-{0.44 * high:.0f}Q-{wide:.0f} -{waist:.0f} -{0.84 * wide:.0f} "
        f"-{waist + 3:.0f}Q0 -{waist + 12:.0f} {0.84 * wide:.0f} -{waist + 3:.0f}Q{wide:.0f} "
        f"-{waist:.0f} {wide:.0f} -{0.44 * high:.0f}V-26Q{wide:.0f} -20 {wide - 8:.0f} "
        f"-20H-{wide - 8:.0f}Q-{wide:.0f} -20 -{wide:.0f} -26Z",
        body.base,
    )
    art += path(f"M-{0.84 * wide:.0f} -{waist + 3:.0f}Q0 -{waist + 12:.0f} {0.84 * wide:.0f} "
                f"-{waist + 3:.0f}L{0.9 * wide:.0f} -{waist - 9:.0f}Q0 -{waist:.0f} "
                f"-{0.9 * wide:.0f} -{waist - 9:.0f}Z", body.light)  # fmt: skip
    art += rect(-wide - 2, -42, 2 * wide + 4, 18, paint(_TRIM), 7)
    if is_front(pose):
        art += rect(-0.42 * wide, -0.47 * high, 0.84 * wide, 20, paint(_DARK), 6)
        art += line([(-0.38 * wide, -0.47 * high + 10), (0.38 * wide, -0.47 * high + 10)],
                    paint(CHROME), 3)  # fmt: skip
        for side in (-1, 1):
            art += ellipse(side * (wide + 5), -waist - 4, 10, 7, body.shade)
    else:
        art += line([(-0.7 * wide, -0.31 * high), (0.7 * wide, -0.31 * high)], body.deep, 2.4)
        art += rect(-26, -0.46 * high, 52, 15, paint("#eceae2"), 2)
    return art + _lamps(pose, 0.76 * wide, -0.45 * high, 14, 8)


def _rolling(pose: Pose, art: str, x: float = 68.0, wide: float = 26.0, high: float = 40.0) -> str:
    """On its tyres, with the dark below it."""
    under = rect(-x, -30, 2 * x, 18, pose.paint("#1a1b20"), 4)
    return under + _tyres(pose, x, wide, high) + group(art, f"translate(0 {shaken(pose, 1.4):.1f})")


def car(pose: Pose) -> str:
    """The family car."""
    return _rolling(pose, _hull(pose, part(pose, "body", "#c8322b")))


def sports_car(pose: Pose) -> str:
    """Low and broad; behind, a wing."""
    body = part(pose, "body", "#d2261d")
    art = _hull(pose, body, 112, 100)
    if not is_front(pose):
        art += "".join(rect(side * 58 - 4, -96, 8, 26, body.deep) for side in (-1, 1))
        art += rect(-98, -108, 196, 13, body.deep, 4) + rect(-98, -108, 196, 4, body.light, 2)
    return _rolling(pose, art, 78, 34, 38)


def taxi(pose: Pose) -> str:
    """The family car in yellow, with a sign on its roof."""
    paint = pose.paint
    art = rect(-30, -166, 60, 20, paint.lamp("#f7f1dc", "#fff0b0"), 4)
    art += rect(-22, -160, 44, 7, paint("#33343a"), 2)
    art += _hull(pose, part(pose, "body", "#f0bd2c"))
    return halo(pose, "sign", (0, -158), 44) + _rolling(pose, art)


def police_car(pose: Pose) -> str:
    """White and blue, its two lamps flashing in turn."""
    paint, livery = pose.paint, part(pose, "body", "#234a94")
    on, first = is_moving(pose) or paint.light.dark > 0.45, pose.phase < 0.5
    art = rect(-44, -153, 88, 7, paint("#33353c"), 2)
    art += beacon(pose, -24, -152, 34, "#3d7bff", is_on=on and first)
    art += beacon(pose, 24, -152, 34, "#ff3b30", is_on=on and not first)
    art += _hull(pose, tone(paint, "#eef1f4"))
    art += rect(-86, -60 if not is_front(pose) else -46, 172, 8, livery.base)
    tint, at = ("#5a8dff", -24) if first else ("#ff5a4a", 24)
    blink = halo(pose, "blink", (at, -162), 62, tint, 0.4) if on else ""
    return blink + _rolling(pose, art)


def _box(pose: Pose, body: Tone, rear: Tone, size: tuple[float, float], sill: float = 0.52) -> str:
    """A tall vehicle's end, of half a width and a height: a windscreen, or two doors."""
    paint, (wide, high) = pose.paint, size
    face = body if is_front(pose) else rear
    art = rect(-wide, -high, 2 * wide, high - 34, face.base, 14)
    art += rect(-wide + 6, -high, 2 * wide - 12, 12, face.light, 6)
    art += rect(-wide, -0.36 * high, 2 * wide, 0.36 * high - 34, face.shade, 6)
    if is_front(pose):
        art += _pane(pose, wide - 12, wide - 20, -sill * high, 0.3 * high)
        art += rect(-0.5 * wide, -0.34 * high, wide, 0.1 * high, paint(_DARK), 6)
        for side in (-1, 1):
            art += rect(side * (wide + 9) - 7, -0.8 * high, 14, 34, paint("#3a3d45"), 5)
    else:
        art += line([(0, -high + 16), (0, -52)], face.deep, 3)
        for side in (-1, 1):
            art += rect(side * 12 - (0 if side > 0 else 0.5 * wide), -0.84 * high, 0.5 * wide,
                        0.2 * high, paint("#5f7c8e"), 6)  # fmt: skip
            art += rect(side * 10 - 4, -0.46 * high, 8, 26, paint(CHROME, 0.2), 3)
    art += rect(-wide - 4, -54, 2 * wide + 8, 22, paint(_TRIM), 7)
    art += rect(-24, -50, 48, 13, paint("#eceae2"), 2)
    return art + _lamps(pose, wide - 20, -76, 13, 10)


def van(pose: Pose) -> str:
    """A delivery van."""
    body = part(pose, "body", "#e8e4da")
    return _rolling(pose, _box(pose, body, body, (104, 213)), 82, 28, 46)


def _flashing(pose: Pose, x: float, y: float) -> str:
    on, first = is_moving(pose) or pose.paint.light.dark > 0.45, pose.phase < 0.5
    art = halo(pose, "blink", (-x if first else x, y - 6), 64, "#3d86ff", 0.4) if on else ""
    for side in (-1, 1):
        art += beacon(pose, side * x, y, 34, "#3d86ff", is_on=on and (side < 0) == first)
    return art


def ambulance(pose: Pose) -> str:
    """White, with a red cross and blue lamps."""
    white, band = tone(pose.paint, "#f3f3f0"), part(pose, "body", "#d8322c")
    art = _flashing(pose, 60, -212) + _box(pose, white, white, (104, 213))
    art += rect(-104, -104, 208, 16, band.base)
    if not is_front(pose):
        art += rect(42, -150, 12, 38, band.base) + rect(29, -137, 38, 12, band.base)
    return _rolling(pose, art, 82, 28, 46)


def truck(pose: Pose) -> str:
    """A lorry: the cab before its load, or the load's doors."""
    body, load = part(pose, "body", "#2f62a8"), own(pose, "roof", "#e9e5da")
    art = rect(-128, -262, 256, 200, load.shade, 6)
    art += _box(pose, body, load, (116, 238) if is_front(pose) else (126, 262))
    if not is_front(pose):
        art += rect(-126, -150, 252, 22, body.base)
    return _rolling(pose, art, 96, 36, 54)


def fire_truck(pose: Pose) -> str:
    """Red with a white band, a ladder on its roof."""
    body, white = part(pose, "body", "#cf2a22"), pose.paint("#f1efe8")
    rail = pose.paint("#aeb4bb")
    art = "".join(rect(x, -262, 8, 28, rail) for x in (-52, 44)) + rect(-58, -268, 116, 10, rail, 4)
    art += _flashing(pose, 84, -234) + _box(pose, body, body, (114, 236))
    return _rolling(pose, art + rect(-114, -112, 228, 14, white), 94, 36, 54)


def bus(pose: Pose) -> str:
    """A city bus: its number above the windscreen, or above the engine."""
    paint, body = pose.paint, part(pose, "body", "#d9a127")
    art = _box(pose, body, body, (124, 284), 0.42)
    if not is_front(pose):
        art = rect(-124, -284, 248, 250, body.base, 16) + rect(-118, -284, 236, 12, body.light, 6)
        art += rect(-124, -104, 248, 60, body.shade, 6) + rect(-124, -118, 248, 14,
                    own(pose, "stripe", "#f4efe2").base)  # fmt: skip
        art += rect(-98, -232, 196, 84, paint.lamp(GLASS, "#ffdf9a"), 10)
        art += rect(-60, -96, 120, 34, paint(_DARK), 5) + rect(-128, -54, 256, 20, paint(_TRIM), 7)
        art += _lamps(pose, 106, -84, 10, 16)
    art += rect(-78, -274, 156, 28, paint("#26272d"), 4)
    art += rect(-58, -266, 116, 12, paint.glow("#ffb43a"), 2)
    return _rolling(pose, art, 100, 36, 54)
