"""What is done at the same time: one reads sitting, and waves walking."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.targets import names

_SEATED = names(
    "read eat drink talk phone wave sing laugh cry think clap photo smoke knit draw point"
    " play_guitar play_violin play_flute play_accordion hold_sign blow_bubbles yawn fish stroke"
)
_ON_THE_WAY = names(
    "read eat drink talk phone wave sing laugh cry clap photo smoke selfie point hold_sign"
    " wave_flag play_guitar play_flute play_trumpet play_saxophone drum"
)


def both(one: str, other: str) -> str:
    """Two actions of a person in one ("sit+read"), or none if they do not go together."""
    for low, high in ((one, other), (other, one)):
        if (low == "sit" and high in _SEATED) or (low == "walk" and high in _ON_THE_WAY):
            return f"{low}+{high}"
    return ""
