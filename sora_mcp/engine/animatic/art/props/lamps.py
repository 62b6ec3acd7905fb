"""What gives light at home and in the street: lamp, floor lamp, street lamp, traffic light."""

from __future__ import annotations

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    circle,
    ellipse,
    glow,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import LAMPS_FROM, halo, own, part, shelve


def _shade(pose: Pose, x: float, top: float, low: float, narrow: float, wide: float) -> str:
    """A cloth shade, glowing when it is dark."""
    cloth, paint = part(pose, "shade", "#efdcae"), pose.paint
    own_cloth = pose.look.colour("shade", "#efdcae")
    base = paint.lamp(own_cloth, "#ffdf98")
    art = path(
        f"M{x - narrow} {top}H{x + narrow}L{x + wide} {low}Q{x} {low + 4} {x - wide} {low}Z", base
    )
    art += path(
        f"M{x + 0.3 * narrow} {top}H{x + narrow}L{x + wide} {low}"
        f"Q{x + 0.7 * wide} {low + 2.4} {x + 0.35 * wide} {low + 2.8}Z",
        paint.lamp(colour.darker(own_cloth, 0.16), "#f0bd6a"),
    )
    return art + ellipse(x, top, narrow, 1.6, paint.lamp(cloth.light, "#fff3cc"))


def _pool(pose: Pose, x: float, y: float, half: float, low: float) -> str:
    """Light falling from a lamp."""
    dark = pose.paint.light.dark
    if dark < LAMPS_FROM:
        return ""
    warm = pose.paint.glow("#ffd98a")
    cone = [(x - 4, y), (x + 4, y), (x + half, low), (x - half, low)]
    return gradient("pool", ((0.0, warm, 0.42 * dark), (1.0, warm, 0.0))) + polygon(
        cone, "url(#pool)"
    )


def _lit_ground(pose: Pose, half: float) -> str:
    """The pool of light at a lamp's foot."""
    dark = pose.paint.light.dark
    if dark < LAMPS_FROM:
        return ""
    warm = pose.paint.glow("#ffe6b4")
    return glow("lit", warm, 0.5 * dark) + ellipse(0, 0, half, 0.17 * half, "url(#lit)")


def _lamp(pose: Pose) -> str:
    foot = own(pose, "base", "#5f8a86")
    art = halo(pose, "glow", (0, -72), 78)
    art += line([(0, -62), (0, -40)], pose.paint("#b98d3f"), 3) + path(
        "M-6 -42Q-26 -30 -20 -14Q-16 -4 -12 -3H12Q16 -4 20 -14Q26 -30 6 -42Z", foot.base
    )
    art += (
        path("M2 -42H6Q26 -30 20 -14Q16 -4 12 -3H4Q16 -20 2 -42Z", foot.shade)
        + path("M-14 -28Q-18 -18 -13 -10Q-10 -14 -10 -28Z", foot.light)
        + rect(-15, -4, 30, 4, pose.paint("#b98d3f"), 2)
    )
    return art + _shade(pose, 0, -101, -60, 20, 35)


def _floor_lamp(pose: Pose) -> str:
    art = (
        halo(pose, "glow", (0, -84), 50)
        + line([(0, -74), (0, -3)], own(pose, "base", "#5a4632").base, 2)
        + line([(0.5, -74), (0.5, -3)], own(pose, "base", "#5a4632").light, 0.6)
    )
    art += path("M-12 0Q-10 -4 0 -4.4Q10 -4 12 0Z", own(pose, "base", "#5a4632").base)
    return (
        art
        + line([(5, -74), (5, -66)], pose.paint("#b98d3f"), 0.7)
        + circle(5, -65.4, 1, pose.paint("#b98d3f"))
        + _shade(pose, 0, -101, -74, 10, 18)
    )


def _street_lamp(pose: Pose) -> str:
    iron, paint = part(pose, "body", "#353b44"), pose.paint
    art = halo(pose, "glow", (0, -90), 34) + _pool(pose, 0, -84, 40, 0) + _lit_ground(pose, 42)
    art += (
        path("M-6 0L-4.4 -8H4.4L6 0Z", iron.base)
        + rect(-5.2, -10, 10.4, 2.4, iron.light, 1)
        + rect(-1.5, -82, 3, 74, iron.base)
        + rect(0.3, -82, 1.2, 74, iron.deep)
    )
    art += (
        "".join(rect(-2.6, y, 5.2, 1.8, iron.light, 0.8) for y in (-26, -70))
        + line([(-8, -74), (8, -74)], iron.base, 1.2)
        + circle(-8, -74, 1.1, iron.base)
        + circle(8, -74, 1.1, iron.base)
    )
    glass = paint.lamp("#dfe8e4", "#ffe6a0")
    art += polygon([(-4, -82), (4, -82), (6.4, -95), (-6.4, -95)], glass) + polygon(
        [(-4, -82), (-1, -82), (-1.8, -95), (-6.4, -95)], paint.lamp("#f6faf8", "#fff6d8")
    )
    art += "".join(
        line([(a, -82), (b, -95)], iron.base, 0.9) for a, b in ((-4, -6.4), (4, 6.4))
    ) + circle(0, -88, 2, paint.lamp("#f4f1dc", "#fffdf0"))
    return (
        art
        + path("M-8 -95H8L3.4 -101H-3.4Z", iron.base)
        + path("M1 -95H8L3.4 -101H1Z", iron.deep)
        + circle(0, -102.4, 1.6, iron.base)
        + rect(-5, -83, 10, 1.8, iron.base, 0.8)
    )


def _traffic_light(pose: Pose) -> str:
    case, paint = own(pose, "base", "#2f343c"), pose.paint
    wish = pose.look.of.get("body", "")
    art = (
        rect(-2, -66, 4, 66, paint("#6a7078"))
        + rect(0.6, -66, 1.4, 66, paint("#6a7078", 0.4))
        + path("M-7 0L-5 -5H5L7 0Z", paint("#555a62"))
    )
    art += rect(-11, -103, 22, 50, case.base, 4) + rect(3, -103, 8, 50, case.deep, 4)
    turn = int(pose.phase * 4)
    now = {"red": 0, "yellow": 1, "amber": 1, "green": 2}.get(
        wish, (2, 2, 1, 0)[turn % 4] if pose.action == "change" else 0
    )
    for n, tint in enumerate(("#ff4034", "#ffc23a", "#45d96b")):
        y = -95 + 16.6 * n
        is_on = n == now
        art += halo(pose, "signal", (0, y), 20, tint, 0.5) if is_on else ""
        art += circle(0, y, 6.4, paint.glow(tint) if is_on else paint(tint, 0.85)) + (
            circle(-1.6, y - 2, 2, "#ffffff", 'opacity="0.6"') if is_on else ""
        )
        art += path(
            f"M-8 {y - 1.6}A8 8 0 0 1 8 {y - 1.6}L6.6 {y - 2.4}A7 7 0 0 0 -6.6 {y - 2.4}Z",
            case.deep,
        )
    return art


shelve("lamp", 0.5, _lamp, (-38, -104, 38, 3), 101, dark_box=(-80, -152, 80, 8), medium="table")
shelve(
    "floor_lamp",
    1.7,
    _floor_lamp,
    (-22, -105, 22, 3),
    101,
    dark_box=(-52, -136, 52, 3),
    head=(0, -84),
    head_height=50,
)
shelve(
    "street_lamp",
    4.5,
    _street_lamp,
    (-12, -107, 12, 3),
    104,
    dark_box=(-46, -126, 46, 9),
    head=(0, -88),
    head_height=44,
)
shelve(
    "traffic_light",
    3.4,
    _traffic_light,
    (-22, -117, 22, 3),
    103,
    actions={"": Cycle(2.0, 1), "change": Cycle(6.0, 4)},
    head=(0, -78),
    head_height=56,
)
