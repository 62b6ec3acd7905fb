"""What kind of quadruped: its measures, as the table of builds has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from sora_mcp.engine.animatic.art.drawing import Point

Numbers = tuple[float, ...]


@dataclass(frozen=True)
class Build:
    """A quadruped 1000 units high, standing.

    `torso` are cross sections: where along the spine (0 hip .. 1 shoulder), and how far it reaches
    up and down from there. `fore` and `hind` are the widths of the legs at their four joints.
    `neck` is its length, its degrees above level, and its widths. `tail`: length, width, degrees
    (180 is straight back, 90 straight up). `walk` and `run`: seconds of a cycle, and the stride.
    """

    metres: float
    hip: Point
    shoulder: Point
    torso: tuple[Numbers, ...]
    fore: Numbers
    hind: Numbers
    neck: Numbers
    head: str
    head_scale: float
    head_turn: float = 0.0
    foot: str = "paw"
    foot_size: float = 60.0
    tail_kind: str = "slinky"
    tail: Numbers = (300.0, 40.0, 150.0)
    walk: Numbers = (1.0, 360.0)
    run: Numbers = (0.56, 430.0)
    gait: str = "walker"
    rest: str = "sphinx"
    actions: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    seat: bool = False
    lean: float = 0.0
    colours: Mapping[str, str] = field(default_factory=dict)

    @property
    def leg(self) -> float:
        """How high the hip is: the measure of all poses."""
        return -self.hip[1]


@cache
def builds() -> Mapping[str, Build]:
    """All builds; one that is `like` another has what it does not say from there."""
    text = files("sora_mcp.engine.animatic.art.rigs.animals").joinpath("builds.toml")
    told: dict[str, dict[str, Any]] = tomllib.loads(text.read_text("utf-8"))
    return {name: _build(told, name) for name in told}


def _build(told: Mapping[str, dict[str, Any]], name: str) -> Build:
    row = _whole(told, name)
    return Build(**{key: _frozen(value) for key, value in row.items()})


def _whole(told: Mapping[str, dict[str, Any]], name: str) -> dict[str, Any]:
    row = dict(told[name])
    base = row.pop("like", None)
    return {**_whole(told, base), **row} if base else row


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value


def varied(build: Build, kind: str) -> Build:
    """A small, large or long one of the same animal."""
    hip, shoulder = build.hip, build.shoulder
    if kind == "long":
        drop = 0.34 * build.leg
        return replace(
            build,
            hip=(hip[0] - 90, hip[1] + drop),
            shoulder=(shoulder[0] + 60, shoulder[1] + drop),
            neck=(build.neck[0] + 10, *build.neck[1:]),
        )
    thick = {"small": 0.84, "large": 1.1}.get(kind)
    if thick is None:
        return build
    near = 0.82 if kind == "small" else 1.04
    return replace(
        build,
        hip=(hip[0] * near, hip[1]),
        shoulder=(shoulder[0] * near, shoulder[1]),
        torso=tuple((t, up * thick, down * thick) for t, up, down in build.torso),
        fore=tuple(w * thick for w in build.fore),
        hind=tuple(w * thick for w in build.hind),
        head_scale=build.head_scale * (1.16 if kind == "small" else 0.96),
    )
