"""Fills the shelves: importing the art puts its sets and figures there."""

from __future__ import annotations

from importlib import import_module

_ART = ("sets", "rigs", "props", "plans")


def fill() -> None:
    """Load all sets and figures; again costs nothing."""
    for one in _ART:
        import_module(f"sora_mcp.engine.animatic.art.{one}")
