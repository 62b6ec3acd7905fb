"""What vehicles share: wheels that turn, lamps that shine, glass."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    circle,
    ellipse,
    gradient,
    line,
    path,
    polygon,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import LAMPS_FROM, wave
from sora_mcp.engine.animatic.art.rigs.vehicles.aboard import aboard, seated

_SEATS = {
    1: (0.02, -0.62),
    2: (0.02, -2.3, -0.75, -2.9),
}  # times a driver's size: who sits where, from the wheel back
RUBBER, CHROME, GLASS = "#2a2b31", "#c3c8ce", "#8fb6cb"


def driving(speed: float, seconds: float = 0.5) -> dict[str, Cycle]:
    """Standing, and driving at `speed` of its heights a second."""
    return {"stand": Cycle(2.0, 1), "drive": Cycle(seconds, 6, speed=speed)}


def is_moving(pose: Pose) -> bool:
    """It is under way."""
    return pose.action not in ("", "stand", "float", "hover")


def turned(pose: Pose, spokes: int, steps: int = 2) -> float:
    """How far a wheel has turned, in radians; a cycle ends on a spoke."""
    return 2 * math.pi * steps * pose.phase / spokes if is_moving(pose) else 0.35


def shaken(pose: Pose, by: float) -> float:
    """How far the body is lifted by the road."""
    return by * wave(pose, 2) if is_moving(pose) else 0.0


def wheel(pose: Pose, x: float, y: float, r: float, hub: str = CHROME, spokes: int = 5) -> str:
    """A car's wheel: tyre, rim with openings, hub."""
    paint = pose.paint
    angle = turned(pose, spokes)
    body = circle(x, y, r, paint(RUBBER)) + circle(x, y, 0.66 * r, paint(hub, 0.1))
    body += circle(x, y, 0.56 * r, paint(hub, 0.55))
    for n in range(spokes):
        a = angle + 2 * math.pi * n / spokes
        tip = (x + 0.6 * r * math.cos(a), y + 0.6 * r * math.sin(a))
        body += line([(x, y), tip], paint(hub, -0.1), 0.17 * r)
    return body + circle(x, y, 0.19 * r, paint(hub, 0.3))


def spoked(
    pose: Pose, x: float, y: float, r: float, tyre: float, spokes: int, ink: str, rim: str
) -> str:
    """A thin wheel with many spokes: of a bicycle, a carriage, a locomotive."""
    paint = pose.paint
    angle = turned(pose, spokes)
    d = "".join(
        f"M{x:.1f} {y:.1f}L{x + 0.95 * r * math.cos(a):.1f} {y + 0.95 * r * math.sin(a):.1f}"
        for a in (angle + 2 * math.pi * n / spokes for n in range(spokes))
    )
    ring = f'stroke="{paint(rim)}" stroke-width="{tyre:.2f}"'
    body = path(d, "none", f'stroke="{paint(ink)}" stroke-width="{0.36 * tyre:.2f}"')
    body += circle(x, y, r - tyre / 2, "none", ring)
    return body + circle(x, y, 0.9 * tyre, paint(ink, 0.2))


def arch(pose: Pose, x: float, y: float, r: float) -> str:
    """The dark of a wheel's housing."""
    return path(
        f"M{x - r:.1f} {y:.1f}A{r:.1f} {r:.1f} 0 0 1 {x + r:.1f} {y:.1f}Z", pose.paint("#1d1e24")
    )


def glass(pose: Pose, points: Sequence[Point], tint: str = GLASS) -> str:
    """A window of a vehicle, brighter to the top."""
    paint = pose.paint
    body = polygon(points, paint(tint))
    (ax, ay), (bx, by) = points[0], points[1]
    (cx, cy), (dx, dy) = points[2], points[-1]
    low = [(ax, ay), (bx, by), (bx + 0.3 * (cx - bx), by + 0.3 * (cy - by)),
           (ax + 0.62 * (dx - ax), ay + 0.62 * (dy - ay))]  # fmt: skip
    return body + polygon(low, paint(tint, -0.9))


def driver(pose: Pose, x: float, y: float, size: float, *, rows: int = 2) -> str:
    """Somebody at the wheel, seen dark through the glass; (x, y) is the sill under the shoulder."""
    if not (is_moving(pose) or pose.look.trait("driver")):
        return ""
    k, ink = size, pose.paint("#35414f")
    if aboard(pose):
        heads = [(x + at * k, y - 0.5 * k) for at in _SEATS[rows]]
        return seated(
            pose, heads, 0.82 * k, (x - (3.4 if rows > 1 else 0.9) * k, y - 1.3 * k, x + 1.5 * k, y)
        )
    art = circle(x + 0.02 * k, y - 0.53 * k, 0.25 * k, ink)
    art += path(
        f"M{x - 0.44 * k:.1f} {y:.1f}Q{x - 0.44 * k:.1f} {y - 0.32 * k:.1f} {x - 0.06 * k:.1f} "
        f"{y - 0.34 * k:.1f}Q{x + 0.3 * k:.1f} {y - 0.3 * k:.1f} {x + 0.34 * k:.1f} {y:.1f}Z",
        ink,
    )
    art += line([(x + 0.2 * k, y - 0.16 * k), (x + 0.58 * k, y - 0.03 * k)], ink, 0.12 * k)
    return art + line([(x + 0.54 * k, y), (x + 0.68 * k, y - 0.26 * k)], ink, 0.07 * k)


def beam(pose: Pose, x: float, y: float, far: float, name: str = "beam") -> str:
    """A headlight's light ahead, when it is dark."""
    dark = pose.paint.light.dark
    if dark < LAMPS_FROM:
        return ""
    warm = pose.paint.glow("#ffe7a8")
    cone = [(x, y - 2), (x + far, y - 0.22 * far), (x + far, y + 0.16 * far), (x, y + 3)]
    body = gradient(name, ((0.0, warm, 0.5 * dark), (1.0, warm, 0.0)), across=True)
    return body + polygon(cone, f"url(#{name})")


def headlight(pose: Pose, x: float, y: float, rx: float, ry: float) -> str:
    """A white lamp in front."""
    return ellipse(x, y, rx, ry, pose.paint.lamp("#eef3f2", "#fff6d0"))


def taillight(pose: Pose, x: float, y: float, rx: float, ry: float) -> str:
    """A red lamp behind."""
    return ellipse(x, y, rx, ry, pose.paint.lamp("#a92a22", "#ff4a36"))


def beacon(pose: Pose, x: float, y: float, wide: float, tint: str, *, is_on: bool) -> str:
    """A lamp on the roof that flashes while `is_on`."""
    paint = pose.paint
    colour = paint.glow(tint) if is_on else paint(tint, 0.3)
    high = 0.62 * wide
    body = path(
        f"M{x - wide / 2:.1f} {y:.1f}v{-0.5 * high:.1f}q0 "
        f"{-0.5 * high:.1f} {wide / 2:.1f} {-0.5 * high:.1f}"
        f"t{wide / 2:.1f} {0.5 * high:.1f}v{0.5 * high:.1f}z",
        colour,
    )
    return body + (circle(x, y - 0.5 * high, 0.2 * wide, "#ffffff") if is_on else "")
