"""The script as a pydantic-ai model."""

from pydantic_ai.messages import (
    ModelMessage,
    ModelResponse,
    RetryPromptPart,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
)
from pydantic_ai.models.function import AgentInfo, FunctionModel

from scripted.script import Call, Shown, next_move


def scripted_model() -> FunctionModel:
    """A model that answers each turn with the script's next move."""
    return FunctionModel(_turn)


def _turn(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
    shown = [
        Shown(part.tool_name or "", part.model_response())
        if isinstance(part, RetryPromptPart)
        else Shown(part.tool_name, part.model_response_str())
        for message in messages
        for part in message.parts
        if isinstance(part, ToolReturnPart | RetryPromptPart)
    ]
    move = next_move(info.instructions or "", shown)
    part = ToolCallPart(move.tool, move.arguments) if isinstance(move, Call) else TextPart(move)
    return ModelResponse(parts=[part])
