"""Google ADK: an agent makes, awaits and saves a video.

    $ pip install 'google-adk[mcp]'
    $ python examples/frameworks/with_google_adk.py

MODEL names a real model, such as gemini-3.5-flash (with its key); unset, a script plays it.
"""

import asyncio
import os

from google.adk.agents import LlmAgent
from google.adk.runners import InMemoryRunner
from google.adk.tools.mcp_tool import McpToolset, StdioConnectionParams
from mcp import StdioServerParameters

from scripted.for_google_adk import ScriptedModel
from task import TASK, show_saved

SORA = StdioServerParameters(
    command=os.environ.get("SORA_COMMAND", "sora-mcp"),
    env={name: value for name, value in os.environ.items() if name.startswith("SORA_MCP_")},
)
# A call ends after 5 s here; `timeout=60` beside `server_params` would allow longer waits.
INSTRUCTION = "Call wait_for_videos with max_wait_s 3, again and again until it says done."


async def main() -> None:
    """Run the agent once, and look at the file it names."""
    sora = McpToolset(connection_params=StdioConnectionParams(server_params=SORA))
    agent = LlmAgent(
        name="film_maker",
        instruction=INSTRUCTION,
        tools=[sora],
        model=os.environ.get("MODEL") or ScriptedModel(),
    )
    async with InMemoryRunner(agent=agent) as runner:
        events = await runner.run_debug(TASK, quiet=True)
    show_saved(events[-1].content.parts[0].text)


if __name__ == "__main__":
    asyncio.run(main())
