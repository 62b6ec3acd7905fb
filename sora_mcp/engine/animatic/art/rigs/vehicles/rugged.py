"""Cars for rough ground: a jeep, a pickup."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, group, line, path, rect
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import Sketch, part
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    RUBBER,
    arch,
    beam,
    driver,
    glass,
    headlight,
    shaken,
    taillight,
    wheel,
)


def _on_road(pose: Pose, art: str, xs: tuple[float, float], lamp: tuple[float, float]) -> str:
    body = beam(pose, *lamp, 210) + group(art, f"translate(0 {shaken(pose, 2.0):.1f})")
    for x in xs:
        body += arch(pose, x, -38, 46) + wheel(pose, x, -37, 37)
    return body


def _jeep(pose: Pose) -> str:
    """Upright and boxy, a spare wheel behind."""
    body, paint = part(pose, "body", "#6b7346"), pose.paint
    art = circle(-186, -84, 30, paint(RUBBER)) + circle(-186, -84, 14, paint("#8d939b"))
    art += path("M-168 -40V-102H48L58 -96H162Q172 -96 172 -84V-40Z", body.base)
    art += path("M-160 -102L-150 -152H22L46 -102Z", body.shade)
    art += rect(-154, -158, 182, 10, body.light, 4)
    art += glass(pose, [(-146, -104), (-138, -146), (-70, -146), (-70, -104)])
    art += glass(pose, [(-60, -104), (-60, -146), (14, -146), (36, -104)])
    art += driver(pose, -14, -104, 36)
    art += rect(-168, -66, 340, 26, body.shade) + rect(58, -96, 112, 6, body.light, 3)
    art += line([(-65, -146), (-65, -46)], body.deep, 2) + line(
        [(46, -100), (46, -46)], body.deep, 2
    )
    art += rect(164, -62, 24, 14, paint("#3a3d45"), 3) + rect(
        -186, -56, 22, 14, paint("#3a3d45"), 3
    )
    art += rect(-54, -86, 18, 5, body.deep, 2) + taillight(pose, -166, -72, 5, 9)
    art += headlight(pose, 170, -80, 7, 11)
    return _on_road(pose, art, (-112, 116), (174, -80))


def _pickup(pose: Pose) -> str:
    """A cab before an open bed."""
    body, paint = part(pose, "body", "#b3423a"), pose.paint
    art = path("M-212 -42V-96H-30V-42Z", body.base) + rect(-214, -102, 186, 10, body.light, 3)
    art += path("M-34 -42V-100L-24 -150Q-22 -156 -12 -156H54Q66 -156 72 -146L98 -102H176Q198 -100 "
                "202 -80V-42Z", body.base)  # fmt: skip
    art += path("M98 -102H176Q192 -101 198 -92H96Z", body.light)
    art += glass(pose, [(-18, -104), (-12, -146), (14, -146), (14, -104)])
    art += glass(pose, [(20, -104), (20, -146), (54, -146), (82, -104)])
    art += driver(pose, 34, -104, 36)
    art += rect(-212, -64, 414, 22, body.shade)
    art += line([(-34, -100), (-34, -46)], body.deep, 3) + line(
        [(88, -100), (80, -46)], body.deep, 2
    )
    art += rect(24, -88, 18, 5, body.deep, 2) + taillight(pose, -208, -80, 5, 11)
    art += rect(190, -58, 24, 16, paint("#aab0b6"), 4) + rect(
        -222, -56, 22, 14, paint("#aab0b6"), 3
    )
    return _on_road(pose, art + headlight(pose, 196, -80, 8, 10), (-128, 134), (200, -80))


KINDS: dict[str, Sketch] = {"jeep": _jeep, "pickup": _pickup}
