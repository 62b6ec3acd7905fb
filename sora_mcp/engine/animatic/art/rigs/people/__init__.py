"""People and what is built like them. Importing this puts them on the shelf."""

from sora_mcp.engine.animatic.art.rigs.people import cast

__all__ = ["cast"]
