"""Talk to a server over Streamable HTTP, and fetch the result by its download link.

    $ sora-mcp http &
$ python examples/http_client.py [http://127.0.0.1:8765/mcp]

With SORA_MCP_HTTP_TOKEN set for the server, set it here too.
"""

import asyncio
import os
import sys

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client


async def main(url: str) -> None:
    """Make a short clip, wait for it in one call, and check that its link works."""
    token = os.environ.get("SORA_MCP_HTTP_TOKEN")
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as http,
        Client(streamable_http_client(url, http_client=http)) as client,
    ):
        made = await client.call_tool("create_video", {"prompt": "A red kite over dunes"})
        if made.is_error or made.structured_content is None:
            raise SystemExit(getattr(made.content[0], "text", "create_video failed"))
        video_id = made.structured_content["id"]
        done = False
        while not done:
            waited = await client.call_tool(
                "wait_for_videos", {"video_ids": [video_id], "max_wait_s": 20}
            )
            done = bool((waited.structured_content or {"done": True})["done"])
        saved = await client.call_tool("download_video", {"video_id": video_id})
        link = (saved.structured_content or {})["download_url"]
        print(f"Link: {link}")
        # The link is its own permission: no token goes with it.
        answer = httpx2.get(link, headers={"Range": "bytes=0-15"})
        print(f"It answers {answer.status_code} with {answer.headers['content-type']}")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8765/mcp"))
