"""Our server over a Videos API that answers at once, so that only our own time is measured."""

import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
from mcp.server.mcpserver import MCPServer

from sora_mcp.backend import Backend
from sora_mcp.client import VideosClient
from sora_mcp.server.app import build_server
from sora_mcp.settings import Settings
from sora_mcp.wiring import build_studio

VIDEO = {
    "id": "video_1",
    "object": "video",
    "status": "in_progress",
    "progress": 40,
    "model": "animatic-1",
    "seconds": "4",
    "size": "720x1280",
    "created_at": 1,
}


@asynccontextmanager
async def opened() -> AsyncGenerator[MCPServer[Any]]:
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=VIDEO))
    with tempfile.TemporaryDirectory() as folder:
        async with httpx2.AsyncClient(transport=transport) as http:
            client = VideosClient(http, base_url="http://instant/v1")
            settings = Settings(output_dir=Path(folder), data_dir=Path(folder))
            studio = build_studio(client, Backend("instant", "http://instant/v1"), settings)
            async with studio.running():
                yield build_server(studio)


async def main() -> None:
    async with opened() as server:
        await server.run_stdio_async()


if __name__ == "__main__":
    anyio.run(main)
