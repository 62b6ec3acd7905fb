"""A site with its horizon: what the heights and colours of a set are measured by."""

from __future__ import annotations

from dataclasses import dataclass

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Site

_SNOW = "#eef3f9"
_AIR = 0.5  # share of the depth that hazes: scenery keeps more colour than the true air leaves


@dataclass(frozen=True)
class Land:
    """A site with the floor's height at depth 1, and its horizon: given for an eye's height."""

    site: Site
    horizon: float = 545.0
    floor: float = 880.0

    def __post_init__(self) -> None:
        """Seen from the site's own height."""
        far = self.site.eye * (self.floor - self.horizon)
        object.__setattr__(self, "horizon", self.floor - far)

    def foot(self, depth: float) -> float:
        """The height in the frame of what stands on the ground at `depth`."""
        return self.horizon + (self.floor - self.horizon) / depth

    def air(self, depth: float) -> Paint:
        """How surfaces at `depth` are coloured."""
        return self.site.light.paint(1 + _AIR * (depth - 1))

    def snowed(self, surface: str, share: float = 1.0) -> str:
        """A surface's own colour, under the snow that lies on it."""
        return colour.mix(surface, _SNOW, share * self.site.light.snow)

    @property
    def side(self) -> float:
        """Where the light comes from: -1 left, 1 right."""
        return 1.0 if self.site.light.key > 0 else -1.0

    @property
    def clear(self) -> float:
        """Half the width in the middle that is kept open for the cast."""
        return 500 * self.site.aspect * 0.4
