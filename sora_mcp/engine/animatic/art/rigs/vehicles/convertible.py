"""A car without a roof: whoever is in it is seen over its side."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import group, line, path, rect
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import part
from sora_mcp.engine.animatic.art.rigs.vehicles.aboard import aboard, seated
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    CHROME,
    GLASS,
    arch,
    beam,
    driver,
    headlight,
    shaken,
    taillight,
    wheel,
)

_HEADS = ((2.0, -116.0), (-32.0, -118.0), (-78.0, -116.0), (-104.0, -114.0))
_CABIN = (-140.0, -170.0, 60.0, -84.0)


def convertible(pose: Pose) -> str:
    """Seats, those aboard, a windscreen, and a long body before and behind them."""
    body, paint = part(pose, "body", "#d2261d"), pose.paint
    leather = paint("#7a4a30", 0.2)
    art = "".join(path(f"M{x} -84q-8 -30 6 -32q12 0 14 32z", leather) for x in (-106, -40))
    if aboard(pose):
        art += seated(pose, _HEADS, 27, _CABIN)
    else:
        art += driver(pose, -2, -84, 34)
    art += path("M-212 -34Q-216 -70 -196 -82L-150 -90L-128 -86H34L70 -88Q160 -82 194 -66Q212 -54 "
                "210 -30L-206 -26Z", body.base)  # fmt: skip
    art += path("M-196 -82L-150 -90L-128 -86H34L70 -88Q160 -82 190 -68Q150 -78 60 -80L-150 -82Z",
                body.light)  # fmt: skip
    art += path("M-212 -56L206 -54Q212 -44 210 -30L-206 -26Z", body.shade)
    art += path("M32 -86L10 -122L16 -124L58 -88Z", paint(GLASS, -0.3), 'opacity="0.75"')
    art += line([(36, -86), (12, -123)], paint(CHROME), 4)
    art += path("M-150 -88Q-132 -104 -112 -96L-104 -86Z", paint("#3a3236", 0.2))
    art += line([(-44, -84), (-44, -36)], body.deep, 2, 'opacity="0.7"')
    art += line([(52, -84), (46, -36)], body.deep, 2, 'opacity="0.7"')
    art += rect(-36, -74, 18, 4.5, body.deep, 2) + rect(-208, -50, 418, 4, paint(CHROME), 2)
    art += headlight(pose, 196, -58, 10, 8) + taillight(pose, -204, -66, 6, 8)
    art = beam(pose, 198, -58, 220) + group(art, f"translate(0 {shaken(pose, 1.2):.1f})")
    for x in (-130, 126):
        art += arch(pose, x, -32, 38) + wheel(pose, x, -32, 32)
    return art
