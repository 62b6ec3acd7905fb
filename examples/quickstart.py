"""Make a video as an MCP client does: start the server, create, follow, download.

$ python examples/quickstart.py ["a prompt"]

Nothing needs to be configured: without SORA_MCP_BASE_URL the embedded engine draws a draft.
"""

import asyncio
import json
import os
import sys

from mcp import Client, StdioServerParameters

PROMPT = "A lighthouse on a cliff at dusk, heavy rain, slow push in"


async def main(prompt: str) -> None:
    """Print where the finished video is."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "sora_mcp"],
        # An MCP client hands over only what it is told to; here, the person's own settings.
        env={name: value for name, value in os.environ.items() if name.startswith("SORA_MCP_")},
    )
    async with Client(server) as client:
        print(f"create_video: {prompt}")
        created = await client.call_tool(
            "create_video", {"prompt": prompt, "seconds": "4", "size": "1280x720"}
        )
        video = created.structured_content
        if created.is_error or video is None:
            raise SystemExit(getattr(created.content[0], "text", "create_video failed"))

        shown = None
        while video["status"] in ("queued", "in_progress"):
            if (video["status"], video["progress"]) != shown:
                shown = (video["status"], video["progress"])
                print(f"{video['resource_uri']}: {video['status']}, {video['progress']} %")
            await asyncio.sleep(0.5)
            read = await client.read_resource(video["resource_uri"])
            video = json.loads(getattr(read.contents[0], "text", ""))
        print(f"{video['resource_uri']}: {video['status']}")

        saved = await client.call_tool("download_video", {"video_id": video["id"]})
        if saved.is_error or saved.structured_content is None:
            raise SystemExit(getattr(saved.content[0], "text", "download_video failed"))
        print(f"Saved: {saved.structured_content['file_path']}")


if __name__ == "__main__":
    asyncio.run(main(" ".join(sys.argv[1:]) or PROMPT))
