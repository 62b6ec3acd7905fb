"""Moods and abstractions that a prompt may consist of, and the pictures that stand for them."""

from __future__ import annotations

from typing import Any

from sora_mcp.engine.animatic.plan import Weather

# Words: the set, and what it looks like there.
MOODS: dict[str, tuple[str, dict[str, Any]]] = {
    "abstract abstraction geometric fractal fractals gradient gradients pattern patterns particles"
    " texture shapes liquid ink bokeh morphing": ("abstract", {}),
    "hope hopeful beginning beginnings rebirth renewal optimism awakening": (
        "meadow", {"time": "dawn", "style": "warm"}),
    "dream dreams dreaming imagination wonder fantasy magic daydream": (
        "sky", {"time": "golden_hour", "style": "dreamy"}),
    "friendship friends community together": ("park", {"time": "golden_hour", "style": "warm"}),
    "loneliness lonely solitude isolation alone silence emptiness": (
        "snowfield", {"time": "dusk", "weather": Weather("fog", 0.3)}),
    "fear terror horror dread nightmare nightmares evil": (
        "forest", {"time": "night", "weather": Weather("fog", 0.7), "style": "gritty"}),
    "joy happiness happy celebration laughter fun bliss": (
        "park", {"time": "day", "weather": Weather("confetti", 0.5), "style": "vivid"}),
    "love romance passion tenderness affection": (
        "garden", {"time": "golden_hour", "weather": Weather("petals", 0.5), "style": "warm"}),
    "grief sadness sorrow melancholy sad loss despair depression heartbreak mourning": (
        "sea", {"time": "dusk", "weather": Weather("rain", 0.5), "style": "cold"}),
    "peace calm serenity tranquility stillness harmony meditation relaxation zen": (
        "lake", {"time": "dawn", "weather": Weather("fog", 0.25)}),
    "anger rage fury chaos conflict turmoil war violence": (
        "sea", {"time": "dusk", "weather": Weather("storm", 0.9), "style": "gritty"}),
    "nostalgia nostalgic memory memories childhood past": (
        "meadow", {"time": "golden_hour", "style": "faded"}),
    "freedom liberty adventure journey wanderlust": ("mountains", {"time": "golden_hour"}),
    "mystery mysterious secrets secret suspense tension": (
        "alley", {"time": "night", "weather": Weather("fog", 0.6), "style": "noir"}),
    "time eternity infinity life death universe existence": (
        "space", {"time": "night"}),
    "future progress technology innovation ai": ("city", {"time": "night", "style": "neon"}),
    "power strength courage": ("mountains", {"time": "dusk", "weather": Weather("storm", 0.5)}),
    "summer": ("beach", {"time": "day", "style": "warm"}),
    "winter christmas": ("snowy_forest", {"time": "dusk", "weather": Weather("snow", 0.4)}),
    "spring": ("garden", {"time": "morning", "weather": Weather("petals", 0.4)}),
    "autumn fall halloween": ("park", {"time": "golden_hour", "weather": Weather("leaves", 0.6)}),
}  # fmt: skip
