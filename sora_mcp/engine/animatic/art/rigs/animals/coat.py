"""What an animal is coloured with: its own colours, bent by the look, in the shot's light."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.figure import Look, Pose

# A part of a drawing -> what a look calls it.
_PARTS = {
    "coat": "body", "light": "belly", "hair": "mane", "wing": "wings", "eye": "eyes",
    "horn": "horns",
}  # fmt: skip
_FOLLOWS: dict[str, float] = {
    "light": 0.3, "dark": -0.42, "hair": -0.28, "wing": -0.18, "fin": -0.2, "wing2": 0.22,
    "sock": -0.45,
}  # fmt: skip
_COMMON = {
    "eye": "#241a16", "nose": "#2b2322", "pink": "#dc9a98", "white": "#f6f2ea", "mouth": "#4a2a2a",
    "tongue": "#d9757d", "horn": "#d8c9a8", "hoof": "#3c3230", "mark": "#2a211d", "beak": "#e8a033",
    "light": "#efe2cc", "dark": "#4a362a", "hair": "#4a362a", "pupil": "#17120f",
}  # fmt: skip
_PATTERN_COATS = {
    "black-and-white": {
        "coat": "#26262b",
        "light": "#f3f0ea",
        "spot": "#f3f0ea",
        "dark": "#1d1d22",
    },
    "calico": {
        "coat": "#f1ece1",
        "light": "#faf7f0",
        "spot": "#cf7b33",
        "spot2": "#2f2a2b",
        "dark": "#cf7b33",
    },
    "tabby": {"coat": "#9b8670", "light": "#e6dac6", "spot": "#57473b", "dark": "#57473b"},
}
_DARK = 0.13  # brightness below which a dark eye would be lost in the coat
_AMBER = "#c08a2e"


@dataclass(frozen=True)
class Coat:
    """The colours of one animal in one pose, by part; call it with a part and a shade."""

    pose: Pose
    own: Mapping[str, str]

    def __call__(self, part: str, shade: float = 0.0) -> str:
        """The part as the shot's light shows it."""
        return self.pose.paint(self.surface(part), shade)

    @property
    def pattern(self) -> str:
        """The animal's own pattern, where that makes it what it is; else the look's."""
        own, wish = self.own.get("pattern", ""), self._wish()
        return wish or own if own in ("", "tabby") else own

    def lid(self) -> str:
        """The line of a closed eye: dark, or light where the coat is dark."""
        coat = self.surface("coat")
        on_dark = colour.luminance(coat) < _DARK
        return self.pose.paint(colour.lighter(coat, 0.4) if on_dark else self.surface("pupil"))

    def _wish(self) -> str:
        look = self.pose.look
        body = look.of.get("body", "")
        return look.trait("pattern") or (body if body in _PATTERN_COATS else "")

    def surface(self, part: str) -> str:
        """The part's colour by white light."""
        look = self.pose.look
        name = _PARTS.get(part, part)
        default = self._default(part)
        if name == "body":
            return look.colour("body", default) if not self._is_pattern_word(look) else default
        body = "" if self._is_pattern_word(look) else look.own_colour("body", "")
        if part == "wing2":
            body = look.own_colour("wings", body)
        if body and part in _FOLLOWS and part not in self.own.get("keeps", "").split():
            share = _FOLLOWS[part]
            default = colour.lighter(body, share) if share > 0 else colour.darker(body, -share)
        if (
            part == "eye"
            and colour.luminance(self.surface("coat")) < _DARK
            and part not in self.own
        ):
            default = _AMBER
        return look.own_colour(name, default)

    @staticmethod
    def _is_pattern_word(look: Look) -> bool:
        return look.of.get("body") in _PATTERN_COATS

    def _default(self, part: str) -> str:
        is_free = self.own.get("pattern", "") in ("", "tabby")
        by_pattern = _PATTERN_COATS.get(self._wish(), {}) if is_free else {}
        default = by_pattern.get(part) or self.own.get(part) or _COMMON.get(part, "#8a7a6a")
        if part == "coat" and self.pose.seed:
            rng = random.Random(f"{self.pose.seed}/coat")
            default = colour.mix(default, rng.choice(("#ffffff", "#2a1a10")), rng.uniform(0, 0.09))
        return default
