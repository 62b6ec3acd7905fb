"""OpenAI Agents SDK: an agent makes, awaits and saves a video.

    $ pip install openai-agents
    $ python examples/frameworks/with_openai_agents.py

MODEL names a real model, such as gpt-5 (with OPENAI_API_KEY); unset, a script plays it.
"""

import asyncio
import os

from agents import Agent, Runner
from agents.mcp import MCPServerStdio

from scripted.for_openai_agents import ScriptedModel
from task import TASK, show_saved

SORA = {
    "command": os.environ.get("SORA_COMMAND", "sora-mcp"),
    "env": {name: value for name, value in os.environ.items() if name.startswith("SORA_MCP_")},
}
# A call ends after 5 s here; `client_session_timeout_seconds=60` below would allow longer waits.
INSTRUCTIONS = "Call wait_for_videos with max_wait_s 3, again and again until it says done."


async def main() -> None:
    """Run the agent once, and look at the file it names."""
    async with MCPServerStdio(name="sora", params=SORA) as sora:
        agent = Agent(
            name="film maker",
            instructions=INSTRUCTIONS,
            mcp_servers=[sora],
            model=os.environ.get("MODEL") or ScriptedModel(),
        )
        said = await Runner.run(agent, TASK, max_turns=40)
    show_saved(said.final_output)


if __name__ == "__main__":
    asyncio.run(main())
