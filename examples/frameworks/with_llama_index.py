"""LlamaIndex: an agent makes, awaits and saves a video.

    $ pip install llama-index-core llama-index-tools-mcp
    $ python examples/frameworks/with_llama_index.py

A script plays the model; put a real one where `scripted_model()` stands.
"""

import asyncio
import os

from llama_index.core.agent.workflow import FunctionAgent
from llama_index.tools.mcp import BasicMCPClient, McpToolSpec

from scripted.for_llama_index import scripted_model
from task import TASK, show_saved

SORA = BasicMCPClient(
    os.environ.get("SORA_COMMAND", "sora-mcp"),
    env={name: value for name, value in os.environ.items() if name.startswith("SORA_MCP_")},
)
# A call ends after 30 s here; `timeout=60` above would allow longer waits.
INSTRUCTIONS = "Call wait_for_videos with max_wait_s 20, again and again until it says done."


async def main() -> None:
    """Run the agent once, and look at the file it names."""
    agent = FunctionAgent(
        system_prompt=INSTRUCTIONS,
        tools=await McpToolSpec(client=SORA).to_tool_list_async(),
        llm=scripted_model(),  # or OpenAI(model="gpt-5") of llama_index.llms.openai
    )
    said = await agent.run(TASK)
    show_saved(str(said))


if __name__ == "__main__":
    asyncio.run(main())
