"""The labelled card that stands for what we cannot draw; its words are put on by the painter."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Box, Drawing, rect
from sora_mcp.engine.animatic.art.figure import Figure, Pose, add


def _card(pose: Pose) -> Drawing:
    paint = pose.paint
    body = rect(-14, -120, 28, 120, paint("#8a6a45"))
    body += rect(-400, -1000, 800, 900, paint("#efe8d8"), 40)
    body += rect(-370, -970, 740, 840, paint("#fffdf6"), 28)
    return Drawing(body, Box(-410, -1010, 410, 5))


add(Figure("card", 1.2, _card, faces=False, head=(0, -550), head_height=900))
