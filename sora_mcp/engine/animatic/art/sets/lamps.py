"""Lamps in the street: their posts, their light in the air and on the ground."""

from __future__ import annotations

from collections.abc import Iterable

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    circle,
    ellipse,
    glow,
    gradient,
    group,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Light, Paint
from sora_mcp.engine.animatic.art.sets.terrain import Land

WARM = ("#ffd98a", "#ffc76e", "#ffe8b8", "#f5b25c", "#ffdf9e", "#d9e6ff")


LAMP = "#ffd79a"


def is_dark(light: Light) -> bool:
    """Whether lamps are lit."""
    return light.dark > 0.45


def street_lamp(paint: Paint, at: Point, high: float, way: float = 1.0, name: str = "lamp") -> str:
    """A lamp post; its head reaches to `way`: -1 left, 1 right, 0 a lantern on top."""
    x, y = at
    w, iron = 0.016 * high, paint("#3c444c", 0.15)
    head = (x + way * 0.15 * high, y - 0.97 * high)
    body = polygon(
        [(x - 2.2 * w, y), (x - w, y - 0.1 * high), (x + w, y - 0.1 * high), (x + 2.2 * w, y)], iron
    )
    body += rect(x - 0.6 * w, y - 0.95 * high, 1.2 * w, 0.95 * high, iron)
    if way:
        body += path(
            (f"M{x:.1f} {y - 0.9 * high:.1f}Q{x:.1f} {y - high:.1f} {head[0]:.1f} {y - high:.1f}"),
            "none",
            f'stroke="{iron}" stroke-width="{w:.1f}" stroke-linecap="round"',
        )
    shine = paint.lamp("#e9e4d2", "#fff3cf")
    body += ellipse(head[0], head[1] - 0.012 * high, 0.05 * high, 0.018 * high, iron)
    body += ellipse(head[0], head[1], 0.036 * high, 0.016 * high if way else 0.035 * high, shine)
    return body + (
        halo(name, head, 0.34 * high, paint.glow(LAMP), 0.62) if is_dark(paint.light) else ""
    )


def halo(name: str, at: Point, r: float, colour: str, opacity: float = 0.75) -> str:
    """Light around a lamp."""
    return glow(name, colour, opacity) + circle(*at, r, f"url(#{name})")


def pools(land: Land, lamps: Iterable[tuple[float, float, str]]) -> str:
    """Light of lamps (x at depth 1, depth, colour) on the ground; streaks when it is wet."""
    light, body = land.site.light, []
    if not is_dark(light):
        return ""
    for number, (x, depth, colour) in enumerate(lamps):
        at, y = x / depth, land.foot(depth)
        body.append(glow(f"p{number}", colour, 0.5))
        body.append(ellipse(at, y, 420 / depth, 90 / depth, f"url(#p{number})"))
        share = 0.1 + 0.4 * light.wet
        body.append(gradient(f"s{number}", ((0, colour, share), (1, colour, 0))))
        w = 34 / depth**0.5
        body.append(rect(at - w / 2, y, w, 300 / depth**0.3, f"url(#s{number})", w / 2))
    return group("".join(body))
