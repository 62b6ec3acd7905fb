"""The fireplace: a mantelpiece around logs that burn."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import line, path, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import flame, halo, own, part, shelve, slab, tone


def _fireplace(pose: Pose) -> str:
    stone, brick, paint = part(pose, "body", "#d9cdb8"), own(pose, "base", "#8a4a38"), pose.paint
    wood = tone(paint, "#5f3d26")
    art = slab(pose, (-66, -92, 66, 0), stone, 0.2)
    art += rect(-48, -76, 96, 76, brick.base)
    art += "".join(
        rect(-48 + 16 * n - 8 * (row % 2), -76 + 8 * row, 14.6, 6.8, brick.shade)
        for row in range(10) for n in range(1, 6)
    )  # fmt: skip
    art += path("M-38 0V-44Q-38 -66 0 -66Q38 -66 38 -44V0Z", paint("#241a18"))
    art += halo(pose, "hearth", (0, -18), 62, "#ff9a3a", 0.4)
    art += line([(-26, -6), (22, -3)], wood.shade, 7) + line([(26, -7), (-20, -3)], wood.base, 7)
    for x, wide, high, shift in ((-14, 20, 30, 0.1), (14, 20, 32, 0.5), (0, 28, 46, 0.0)):
        art += flame(pose, x, -5, wide, high, shift)
    art += rect(-48, -3, 96, 5, stone.shade) + rect(-78, -100, 156, 9, stone.light, 2)
    return art + rect(-72, -91, 144, 5, stone.shade, 1) + rect(-76, -4, 152, 6, stone.base, 1)


shelve("fireplace", 1.35, _fireplace, (-82, -103, 82, 48), actions={"": Cycle(0.9, 11)})
