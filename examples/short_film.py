"""Direct a short film over MCP alone: plan, shoot, look, take one shot again, cut.

$ python examples/short_film.py

The server is started as a host starts it. A model would decide what this script has written down:
the words of each shot, and which of them is not good enough. Without SORA_MCP_BASE_URL the
embedded engine draws drafts, free and offline; with a hosted server four clips of 4 s are billed.
"""

import asyncio
import base64
import os
import re
import sys
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters
from mcp_types import ImageContent, TextContent

IDEA = "A lighthouse keeper hears a whale in the fog and answers it with her lamp."
FILM_S = "12"
SHOTS = (
    "Dusk over the sea: a white lighthouse on a black rock, its keeper in a yellow oilskin on the "
    "gallery. Low swell, last orange light. Slow push in. Sound: wind, then one deep call.",
    "The keeper in the yellow oilskin turns to the fog that rolls in from the sea and lifts her "
    "hand to her ear. Grey light. Pan left along the gallery. Sound: the call again, nearer.",
    "The lamp turns; its beam crosses the sea. Slow pull back. Sound: the clockwork of the lamp.",
)
BETTER_LAST_SHOT = (
    "Night: the lamp of the lighthouse blinks three times, and far out on the black sea a whale "
    "breaches in its beam. Slow pull back. Sound: the deep call, answered by a fog horn."
)


class Director:
    """Talks to the server as a model would, and says in words what it does."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def plan(self) -> list[dict[str, str]]:
        """The settings of each shot, read from the storyboard prompt."""
        asked = {"idea": IDEA, "seconds": FILM_S}
        (message,) = (await self.client.get_prompt("storyboard", asked)).messages
        assert isinstance(message.content, TextContent)
        calls = re.findall(r"^- Shot \d+: `create_video\((.*)\)`$", message.content.text, re.M)
        return [dict(re.findall(r'(seconds|size|model)="([^"]*)"', call)) for call in calls]

    async def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The facts that a tool answers; its own words if it refuses."""
        result = await self.client.call_tool(tool, arguments)
        if result.is_error or result.structured_content is None:
            raise SystemExit(f"{tool}: {getattr(result.content[0], 'text', 'failed')}")
        return dict(result.structured_content)

    async def finished(self, video_id: str) -> None:
        """Wait for a clip, as often as it takes."""
        while True:
            waited = await self.call("wait_for_videos", video_ids=[video_id])
            (clip,) = waited["videos"]
            if waited["done"]:
                break
        if clip["status"] != "completed":
            raise SystemExit(f"The clip failed: {clip['error']['message']}")

    async def look(self, video_id: str, folder: Path, name: str) -> None:
        """Save what a model would see of a clip."""
        result = await self.client.call_tool("preview_video", {"video": video_id})
        pictures = [block for block in result.content if isinstance(block, ImageContent)]
        if result.is_error or not pictures:
            raise SystemExit(getattr(result.content[0], "text", "preview_video failed"))
        picture = folder / f"{name}.jpg"
        picture.write_bytes(base64.b64decode(pictures[0].data))
        print(f"   Looked at it: {picture}")

    async def shoot(self, settings: dict[str, str], prompt: str, frame: str | None) -> str:
        """A finished clip that starts from `frame`, if there is one; its id."""
        start = {"input_reference": frame} if frame else {}
        made = await self.call("create_video", prompt=prompt, **settings, **start)
        await self.finished(made["id"])
        return str(made["id"])


async def main() -> None:
    """Print what is done, and where the film is."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "sora_mcp"],
        env={name: value for name, value in os.environ.items() if name.startswith("SORA_MCP_")},
    )
    async with Client(server) as client:
        director = Director(client)
        plan = await director.plan()
        print(f"The idea: {IDEA}\nThe plan: {len(plan)} shots, {plan[0]['size']}.")

        clips: list[str] = []
        frame = None
        for number, (settings, prompt) in enumerate(zip(plan, SHOTS, strict=True), start=1):
            start = "from the last picture of the shot before" if frame else "from words alone"
            print(f"{number}. A shot of {settings['seconds']} s, {start}: {prompt}")
            clips.append(await director.shoot(settings, prompt, frame))
            taken = await director.call("extract_frame", video=clips[-1], at="last")
            frame, folder = taken["file_path"], Path(taken["file_path"]).parent
            await director.look(clips[-1], folder, f"shot-{number}")

        print(f"   The last shot lacks the whale. Another take: {BETTER_LAST_SHOT}")
        again = await director.call("remix_video", video_id=clips[-1], prompt=BETTER_LAST_SHOT)
        await director.finished(again["id"])
        clips[-1] = again["id"]
        await director.look(clips[-1], folder, f"shot-{len(clips)}-second-take")

        film = await director.call("join_videos", videos=clips, filename="the-keeper.mp4")
        while film["status"] == "in_progress":
            film = await director.call("join_videos", videos=clips, filename="the-keeper.mp4")
        if film["status"] == "failed":
            raise SystemExit(f"The film failed: {film['error']}")
        parts = " + ".join(f"{part['seconds']:g}" for part in film["parts"])
        print(f"Cut together: {parts} = {film['seconds']:g} s, {film['size']}.")
        print(f"The film: {film['file_path']}")


if __name__ == "__main__":
    asyncio.run(main())
