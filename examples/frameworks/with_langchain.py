"""LangChain: an agent makes, awaits and saves a video through the MCP adapters.

    $ pip install langchain langchain-mcp-adapters
    $ python examples/frameworks/with_langchain.py

MODEL names a real model, such as openai:gpt-5 (with its package and key); unset, a script plays it.
"""

import asyncio
import os

from langchain.agents import create_agent
from langchain_mcp_adapters.client import MultiServerMCPClient
from langchain_mcp_adapters.tools import load_mcp_tools

from scripted.for_langchain import ScriptedModel
from task import TASK, show_saved

SORA = {
    "transport": "stdio",
    "command": os.environ.get("SORA_COMMAND", "sora-mcp"),
    "args": [],
    "env": {name: value for name, value in os.environ.items() if name.startswith("SORA_MCP_")},
}


async def main() -> None:
    """Run the agent once, and look at the file it names."""
    # One session for the whole run: `get_tools()` would start a server for every single call.
    async with MultiServerMCPClient({"sora": SORA}).session("sora") as session:
        agent = create_agent(
            os.environ.get("MODEL") or ScriptedModel(), await load_mcp_tools(session)
        )
        said = await agent.ainvoke({"messages": [{"role": "user", "content": TASK}]})
    show_saved(said["messages"][-1].text)


if __name__ == "__main__":
    asyncio.run(main())
