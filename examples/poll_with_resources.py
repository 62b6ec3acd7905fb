"""Follow several videos at once by reading one small resource, sora://videos.

python examples/poll_with_resources.py
"""

import asyncio
import json
import os
import sys

from mcp import Client, StdioServerParameters

PROMPTS = ("A paper boat on a river at dawn", "A night train crossing a bridge in snow")


async def main() -> None:
    """Print a line whenever something changes, until every video is done."""
    env = {name: value for name, value in os.environ.items() if name.startswith("SORA_MCP_")}
    server = StdioServerParameters(command=sys.executable, args=["-m", "sora_mcp"], env=env)
    async with Client(server) as client:
        running = set()
        for prompt in PROMPTS:
            made = await client.call_tool("create_video", {"prompt": prompt, "seconds": "4"})
            if made.is_error or made.structured_content is None:
                raise SystemExit(getattr(made.content[0], "text", "create_video failed"))
            running.add(made.structured_content["id"])

        told: dict[str, str] = {}
        while running:
            recent = await client.read_resource("sora://videos")
            for video in json.loads(getattr(recent.contents[0], "text", ""))["data"]:
                state = f"{video['status']} {video['progress']} %"
                if video["id"] in running and told.get(video["id"]) != state:
                    told[video["id"]] = state
                    print(f"{video['prompt']}: {state}")
                if video["status"] in ("completed", "failed"):
                    running.discard(video["id"])
            await asyncio.sleep(0.5)


if __name__ == "__main__":
    asyncio.run(main())
