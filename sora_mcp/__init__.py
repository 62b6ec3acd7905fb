"""sora-mcp: video for AI assistants, over any server that speaks the Videos API."""

__version__ = "0.1.0"
