"""Animals: quadrupeds of one skeleton, birds, swimmers, and the small and the mythical."""

from sora_mcp.engine.animatic.art.rigs.animals import birds, others, quadrupeds

__all__ = ["birds", "others", "quadrupeds"]
