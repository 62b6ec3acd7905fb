"""The script as a LlamaIndex model."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from llama_index.core.base.llms.types import ToolCallBlock
from llama_index.core.llms import ChatMessage, MessageRole
from llama_index.core.llms.mock import MockFunctionCallingLLM

from scripted.script import Call, Shown, next_move


def scripted_model() -> MockFunctionCallingLLM:
    """A model that answers each turn with the script's next move."""
    return MockFunctionCallingLLM(response_generator=_turn)


def _turn(messages: Sequence[ChatMessage], **_kwargs: Any) -> ChatMessage:
    asked = " ".join(m.content or "" for m in messages if m.role == MessageRole.SYSTEM)
    calls = {
        block.tool_call_id: block.tool_name
        for message in messages
        for block in message.blocks
        if isinstance(block, ToolCallBlock)
    }
    shown = [
        Shown(calls[message.additional_kwargs["tool_call_id"]], message.content or "")
        for message in messages
        if message.role == MessageRole.TOOL
    ]
    move = next_move(asked, shown)
    if not isinstance(move, Call):
        return ChatMessage(role=MessageRole.ASSISTANT, content=move)
    call = ToolCallBlock(tool_call_id=uuid4().hex, tool_name=move.tool, tool_kwargs=move.arguments)
    return ChatMessage(role=MessageRole.ASSISTANT, blocks=[call])
