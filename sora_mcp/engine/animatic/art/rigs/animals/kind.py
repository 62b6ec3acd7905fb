"""The table of animals that are no quadrupeds and no birds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from sora_mcp.engine.animatic.art.figure import Medium, Pose
from sora_mcp.engine.animatic.art.rigs.animals.coat import Coat


@dataclass(frozen=True)
class Kind:
    """An animal: how large it is, how it is animated, what it does."""

    drawn: str
    metres: float
    rig: str
    actions: tuple[str, ...]
    medium: Medium = "water"
    colours: Mapping[str, str] = field(default_factory=dict)

    def coat(self, pose: Pose) -> Coat:
        """Its colours in a pose."""
        return Coat(pose, self.colours)


def kinds() -> dict[str, Kind]:
    """All of the table."""
    text = files("sora_mcp.engine.animatic.art.rigs.animals").joinpath("others.toml")
    told: dict[str, dict[str, Any]] = tomllib.loads(text.read_text("utf-8"))
    return {
        name: Kind(**{"drawn": name, **row, "actions": tuple(row["actions"])})
        for name, row in told.items()
    }
