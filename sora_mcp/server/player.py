"""The player: the page that hosts with MCP Apps show beside a new video."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mcp.server.apps import Apps, ResourceCsp
from mcp.server.mcpserver.tools import Tool

URI = "ui://sora/player.html"

_PAGE = Path(__file__).parent.parent / "ui" / "player.html"


def player() -> Apps:
    """The page, and the word that this server has one. It loads nothing from anywhere."""
    apps = Apps()
    apps.add_html_resource(
        URI,
        _PAGE.read_text(encoding="utf-8"),
        name="player",
        title="Video player",
        description="Shows a video while it is made, and plays it.",
        csp=ResourceCsp(connect_domains=[], resource_domains=[]),
        prefers_border=False,
    )
    return apps


def in_player(tool: Tool) -> Tool:
    """The same tool, its result shown in the player.

    Only for tools that make a video or a film: hosts open one more player at every call.
    """
    meta: dict[str, Any] = {"ui": {"resourceUri": URI}, "ui/resourceUri": URI}  # and as it was once
    tool.meta = {**(tool.meta or {}), **meta}
    return tool
