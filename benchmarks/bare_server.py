"""The floor: an MCP server with one tool that answers what `retrieve_video` answers, at once."""

from typing import Any

from mcp.server.mcpserver import MCPServer
from pydantic import BaseModel


class Look(BaseModel):
    id: str
    status: str
    progress: int
    model: str
    seconds: str
    size: str
    resource_uri: str
    next_step: str


def build() -> MCPServer[Any]:
    server: MCPServer[Any] = MCPServer("bare", log_level="WARNING")

    @server.tool()
    async def retrieve_video(video_id: str) -> Look:
        """Look at one video."""
        return Look(
            id=video_id,
            status="in_progress",
            progress=40,
            model="animatic-1",
            seconds="4",
            size="720x1280",
            resource_uri=f"sora://videos/{video_id}",
            next_step="Call wait_for_videos.",
        )

    return server


if __name__ == "__main__":
    build().run("stdio")
