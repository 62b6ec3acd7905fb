"""Rigs: figures with actions. Importing a module here puts its figures on the shelf."""

from sora_mcp.engine.animatic.art.rigs import animals, people, vehicles

__all__ = ["animals", "people", "vehicles"]
