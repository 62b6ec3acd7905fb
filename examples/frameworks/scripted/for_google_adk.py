"""The script as an ADK model."""

import json
from collections.abc import AsyncGenerator
from typing import Any

from google.adk.models import BaseLlm, LlmRequest, LlmResponse
from google.genai import types

from scripted.script import Call, Shown, next_move


class ScriptedModel(BaseLlm):
    """Answers each turn with the script's next move."""

    model: str = "scripted"

    async def generate_content_async(
        self, llm_request: LlmRequest, *_args: Any, **_kwargs: Any
    ) -> AsyncGenerator[LlmResponse, None]:
        """One turn: the contents so far in, a call or a text out."""
        parts = [part for content in llm_request.contents for part in content.parts or []]
        shown = [_shown(part.function_response) for part in parts if part.function_response]
        move = next_move(str(llm_request.config.system_instruction or ""), shown)
        if isinstance(move, Call):
            part = types.Part.from_function_call(name=move.tool, args=move.arguments)
        else:
            part = types.Part.from_text(text=move)
        yield LlmResponse(content=types.Content(role="model", parts=[part]))


def _shown(response: types.FunctionResponse) -> Shown:
    return Shown(response.name or "", json.dumps(response.response, ensure_ascii=False))
