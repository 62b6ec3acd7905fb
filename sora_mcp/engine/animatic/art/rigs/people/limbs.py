"""Arms with hands and legs with shoes, bare or dressed."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.people.skeleton import Body
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch, between, beyond
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer

FAR = 0.34  # how much darker the limbs on the far side are
_ARM = (54.0, 52.0, 45.0, 46.0, 35.0)  # shoulder, middle, elbow, middle, wrist
_LEG = (92.0, 86.0, 66.0, 68.0, 42.0)  # hip, middle, knee, calf, ankle


def shade_of(body: Body, side: str) -> float:
    """How much darker a side's limbs are: the far ones, unless seen from the front or behind."""
    gap = body.near("shoulder_l", "shoulder_r") - body.near(f"shoulder_{side}")
    return FAR * min(1.0, max(0.0, gap / (0.55 * body.build.shoulder_w)))


def arm(sketch: Sketch, body: Body, wearer: Wearer, side: str) -> None:
    """One arm: skin, sleeve, hand."""
    paint, cut, shade = wearer.paint, wearer.outfit, shade_of(body, side)
    points = _five(*(body.at(f"{joint}_{side}") for joint in ("shoulder", "elbow", "wrist")))
    thick = [width * body.build.limb for width in _ARM]
    skin, top = paint(wearer.skin, shade), _top_fill(wearer, shade)
    _hand(sketch, body, wearer, side, shade)
    if cut.sleeve < 1:
        sketch.tube(points, thick, skin)
    if cut.sleeve > 0:
        _sleeve(sketch, points, thick, wearer, top, shade)


def _sleeve(
    sketch: Sketch, points: list[Point], thick: list[float], wearer: Wearer, top: str, shade: float
) -> None:
    cut = wearer.outfit
    ends, widths = _until(points, thick, cut.sleeve)
    widths = [width * 1.1 * cut.bulk for width in widths]
    widths[0] *= 0.95
    under = [width * 0.62 for width in widths]
    if cut.cuff > 1.2:
        widths[-1] *= cut.cuff
        widths[-2] *= 0.5 + cut.cuff * 0.5
        widths[-3] *= 1.25
    sketch.tube(ends, widths, wearer.paint(wearer.top, min(1.0, shade + 0.24)))
    lit = [(x + width * 0.1, y - width * 0.03) for (x, y), width in zip(ends, widths, strict=True)]
    lit[0] = (ends[0][0] + widths[0] * 0.03, ends[0][1])
    sketch.tube(lit, [widths[0] * 0.97, *(width * 0.84 for width in widths[1:])], top)
    if cut.cuff > 1.2:
        sketch.disc(beyond(ends[-2], ends[-1], widths[-1] * 0.12), under[-1] * 0.9,
                    wearer.paint(wearer.top, 0.75))  # fmt: skip
    if cut.metal:
        sketch.disc(points[0], widths[0] * 0.62, wearer.paint(wearer.top, shade - 0.2))
        sketch.disc(points[2], widths[2] * 0.5, wearer.paint(wearer.top, shade + 0.15))


def _hand(sketch: Sketch, body: Body, wearer: Wearer, side: str, shade: float) -> None:
    wrist, hand = body.at(f"wrist_{side}"), body.at(f"hand_{side}")
    elbow = body.at(f"elbow_{side}")
    size = body.build.limb * (1.25 if wearer.name in ("spacesuit", "armor") else 1.0)
    gloved = {"spacesuit": "#d5d9de", "armor": "#8f98a5"}.get(wearer.name)
    skin = wearer.paint(gloved or wearer.skin, shade)
    knuckles = between(wrist, hand, 0.62)
    reach = between(wrist, hand, 1.12)
    sketch.tube((wrist, knuckles, reach), (32 * size, 40 * size, 22 * size), skin)
    across = 1.0 if side == "r" else -1.0
    thumb = beyond(elbow, between(wrist, hand, 0.72), 0, across * 17 * size)
    sketch.tube((between(wrist, hand, 0.2), thumb), (20 * size, 14 * size), skin)
    crease = wearer.paint(gloved or wearer.skin, min(1.0, shade + 0.28))
    sketch.line((between(wrist, hand, 0.78), between(wrist, hand, 1.1)), crease, 2.2)


def leg(sketch: Sketch, body: Body, wearer: Wearer, side: str) -> None:
    """One leg: skin, trouser or stocking, shoe."""
    paint, cut, shade = wearer.paint, wearer.outfit, shade_of(body, side)
    points = _five(*(body.at(f"{joint}_{side}") for joint in ("hip", "knee", "ankle")))
    thick = [width * body.build.limb for width in _LEG]
    if cut.legs in ("bare", "shorts"):
        sketch.tube(points, thick, paint(wearer.skin, shade))
    _shoe(sketch, body, wearer, side, shade)
    if cut.legs == "bare":
        if wearer.name != "swimsuit":  # the thigh under a skirt's back, when it sits
            cloth = wearer.legs if "skirt" in cut.details else wearer.top
            sketch.tube(*_until(points, thick, 0.3), paint(cloth, min(1.0, shade + 0.24)))
        return
    share = 0.42 if cut.legs == "shorts" else 0.985
    ends, widths = _until(points, thick, share)
    if cut.legs != "tights":
        roomy = (1.04, 1.06, 1.12, 1.12, 1.4)[-len(widths) :] if share > 0.9 else (1.05, 1.12, 1.2)
        widths = [width * room * cut.bulk**0.8 for width, room in zip(widths, roomy, strict=False)]
    sketch.tube(ends, widths, paint(wearer.legs, min(1.0, shade + 0.3)))
    lit = [(x + width * 0.1, y) for (x, y), width in zip(ends, widths, strict=True)]
    sketch.tube(lit, [width * 0.82 for width in widths], paint(wearer.legs, shade))
    if cut.metal:
        sketch.disc(points[2], widths[2] * 0.52, paint(wearer.legs, shade - 0.2))
    if cut.boots:
        _boot(sketch, points, thick, wearer, shade)


def _boot(
    sketch: Sketch, points: list[Point], thick: list[float], wearer: Wearer, shade: float
) -> None:
    top = between(points[3], points[4], 0.12)
    wide = thick[3] * 1.16 * wearer.outfit.bulk**0.5
    colour = wearer.paint(wearer.shoes, shade)
    sketch.tube((top, points[4]), (wide, thick[4] * 1.5), colour)
    sketch.tube((beyond(top, points[3], -6, -wide * 0.4), beyond(top, points[3], -6, wide * 0.4)),
                (13, 13), wearer.paint(wearer.shoes, shade - 0.35))  # fmt: skip


def _shoe(sketch: Sketch, body: Body, wearer: Wearer, side: str, shade: float) -> None:
    heel, ball, toe = (body.at(f"{joint}_{side}") for joint in ("heel", "ball", "toe"))
    ankle = body.at(f"ankle_{side}")
    size = body.build.limb**0.7
    if not wearer.shoes:
        skin = wearer.paint(wearer.skin, shade)
        sketch.tube((ankle, heel), (44 * size, 32 * size), skin)
        sketch.tube((ankle, ball, toe), (44 * size, 30 * size, 22 * size), skin)
        return
    colour = wearer.paint(wearer.shoes, shade)
    sole = wearer.paint("#e9e6df" if _is_dark(wearer.shoes) is False else "#1c1a1c", shade)
    drop = 9 * size
    sketch.tube(
        [(x, y + drop) for x, y in (heel, ball, toe)], (34 * size, 34 * size, 25 * size), sole
    )
    sketch.tube((ankle, heel), (48 * size, 40 * size), colour)
    sketch.tube((ankle, ball, toe), (48 * size, 36 * size, 27 * size), colour)


def _top_fill(wearer: Wearer, shade: float) -> str:
    if wearer.look.trait("pattern") and wearer.outfit.sleeve > 0:
        return "url(#pattern)"
    return wearer.paint(wearer.top, shade)


def _is_dark(colour: str) -> bool:
    return int(colour[1:3], 16) + int(colour[3:5], 16) < 380


def _five(a: Point, b: Point, c: Point) -> list[Point]:
    """Three joints and, between them, the muscles."""
    return [a, between(a, b, 0.45), b, between(b, c, 0.35), c]


def _until(
    points: list[Point], widths: list[float], share: float
) -> tuple[list[Point], list[float]]:
    """A limb cut off at a share of its length."""
    if share >= 0.999:
        return list(points), list(widths)
    at = share * 2
    marks = (0.0, 0.45, 1.0, 1.35, 2.0)
    kept = [index for index, mark in enumerate(marks) if mark < at]
    last = kept[-1]
    u = (at - marks[last]) / (marks[last + 1] - marks[last])
    end = between(points[last], points[last + 1], u)
    wide = widths[last] + (widths[last + 1] - widths[last]) * u
    return [*(points[i] for i in kept), end], [*(widths[i] for i in kept), wide]
