"""Animals in harness before a carriage or a sled."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import group
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import is_moving


def pulls(pose: Pose, animal: str) -> bool:
    """The look says that `animal` is in harness."""
    return pose.look.trait("pulled") == animal and animal in FIGURES


def team(pose: Pose, animal: str, unit: float, xs: tuple[float, ...]) -> str:
    """The animals, each standing at one of `xs`; `unit` is how many units a metre takes."""
    figure = FIGURES[animal]
    going = "run" if pose.action == "ride" else "walk"
    action = figure.action(going if is_moving(pose) else "stand")
    k = unit * figure.height_m / 1000
    art = ""
    for n, x in enumerate(xs):
        its = replace(
            pose, action=action, phase=(pose.phase + 0.37 * n) % 1, look=Look(), seed=pose.seed + n
        )
        art += group(figure.draw(its).body, f"translate({x:.1f} 0) scale({k:.4f})")
    return art
