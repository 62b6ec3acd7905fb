"""Colour names of palettes ("in teal and orange"), and the words around them."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import names

PALETTE_COLOURS = {
    "amber": "#e39a2d", "aqua": "#4cc3c0", "azure": "#3b8fd9", "beige": "#d9c7a4",
    "black": "#1b1b1f", "blue": "#2f66c4", "bronze": "#a2713c",
    "brass": "#c79a3c", "brown": "#7a5233",
    "burgundy": "#6d1f30", "charcoal": "#36393f", "coral": "#ef7f68", "cream": "#f2e6c9",
    "crimson": "#b3203a", "cyan": "#2bb9d6", "emerald": "#1f8a5b", "fuchsia": "#d13c9a",
    "gold": "#d6a63a", "golden": "#d6a63a", "green": "#3d8f4a", "grey": "#868b92",
    "indigo": "#3d3f94", "ivory": "#f1ead6", "jade": "#3f9a78", "lavender": "#b3a1dc",
    "lilac": "#c0a5d6", "lime": "#a3c93a", "magenta": "#c7338f", "maroon": "#6b2430",
    "mauve": "#a5809f", "mint": "#a5dcc0", "mustard": "#c99a2e", "navy": "#22305c",
    "ochre": "#bd8432", "olive": "#757a3a", "orange": "#e87f2b", "peach": "#f3b48d",
    "pink": "#e48bb0", "plum": "#6f3560", "purple": "#7547a8", "red": "#c83232",
    "rose": "#d9798c", "rust": "#a8502a", "sand": "#d8be8c", "scarlet": "#cf2c2c",
    "silver": "#b9bec6", "steel": "#5e7489", "tan": "#c6a274", "teal": "#1f8187",
    "terracotta": "#bd6244", "turquoise": "#38b6b0", "violet": "#7d57b8", "walnut": "#6a4a33",
    "white": "#f4f3ee", "yellow": "#e8c63c",
}  # fmt: skip
# Shades in front of a colour: told, but one picture's palette is what matters.
SHADES = names("dark light deep pale bright soft muted dusty warm cool rich vivid icy neon")
JOINTS = frozenset({"and", "or", "with"})
# After a run of colours, these make it the picture's.
OWNERS = names(
    "palette tones tone hues hue grade grading lut tint tinted scheme colours colouring lighting"
    " shades toned graded"
)
# After several colours, these too.
LIT = names("light lights glow glows gradient gradients smoke haze ink liquid swirls"
            " background backdrop fog mist particles")  # fmt: skip
# Before "in <colour> and <colour>": said of the picture and not of clothes.
PICTURES = names(
    "shot filmed graded lit bathed rendered world scene everything look all drenched tinted"
    " image picture video coloured"
)
OPENERS = (
    ("palette", "of"), ("palette", "in"), ("palette", "to"), ("palette", "is"),
    ("palette", "anchors"), ("palette",), ("shades", "of"), ("hues", "of"), ("tones", "of"),
    ("scheme", "of"), ("scheme",), ("colours", "of"), ("colours", "to"), ("colours",),
    ("colour", "grade"),
)  # fmt: skip
