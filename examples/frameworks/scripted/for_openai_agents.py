"""The script as a model of the OpenAI Agents SDK."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

from agents import Model, ModelResponse, Usage, set_tracing_disabled
from openai.types.responses import (
    ResponseFunctionToolCall,
    ResponseOutputMessage,
    ResponseOutputText,
)

from scripted.script import Call, Shown, next_move


class ScriptedModel(Model):
    """Answers each turn with the script's next move."""

    def __init__(self) -> None:
        set_tracing_disabled(True)  # traces go to OpenAI; the script asks for no key

    async def get_response(
        self, system_instructions: str | None, input: Any, *_args: Any, **_kwargs: Any
    ) -> ModelResponse:
        """One turn: the items so far in, a call or a message out."""
        items = [] if isinstance(input, str) else input
        calls = {i["call_id"]: i["name"] for i in items if i.get("type") == "function_call"}
        shown = [
            Shown(calls[item["call_id"]], str(item["output"]))
            for item in items
            if item.get("type") == "function_call_output"
        ]
        move = next_move(system_instructions or "", shown)
        return ModelResponse(output=[_item(move)], usage=Usage(), response_id=None)

    def stream_response(self, *_args: Any, **_kwargs: Any) -> AsyncIterator[Any]:
        """Not asked for by Runner.run."""
        raise NotImplementedError


def _item(move: Call | str) -> ResponseFunctionToolCall | ResponseOutputMessage:
    if isinstance(move, Call):
        return ResponseFunctionToolCall(
            type="function_call",
            call_id=uuid4().hex,
            name=move.tool,
            arguments=json.dumps(move.arguments),
        )
    text = ResponseOutputText(type="output_text", text=move, annotations=[])
    return ResponseOutputMessage(
        type="message", id=uuid4().hex, role="assistant", status="completed", content=[text]
    )
