"""pydantic-ai: an agent makes, awaits and saves a video.

    $ pip install 'pydantic-ai-slim[mcp]'
    $ python examples/frameworks/with_pydantic_ai.py

MODEL names a real model, such as openai:gpt-5 (with its package and key); unset, a script plays it.
"""

import asyncio
import os

from fastmcp.client.transports import StdioTransport
from pydantic_ai import Agent
from pydantic_ai.mcp import MCPToolset

from scripted.for_pydantic_ai import scripted_model
from task import TASK, show_saved

SORA = StdioTransport(
    command=os.environ.get("SORA_COMMAND", "sora-mcp"),
    args=[],
    env={name: value for name, value in os.environ.items() if name.startswith("SORA_MCP_")},
)


async def main() -> None:
    """Run the agent once, and look at the file it names."""
    agent = Agent(os.environ.get("MODEL") or scripted_model(), toolsets=[MCPToolset(SORA)])
    async with agent:
        said = await agent.run(TASK)
    show_saved(said.output)


if __name__ == "__main__":
    asyncio.run(main())
