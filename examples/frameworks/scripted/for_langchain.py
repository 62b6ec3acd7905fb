"""The script as a LangChain chat model."""

from typing import Any
from uuid import uuid4

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from scripted.script import Call, Shown, next_move


class ScriptedModel(BaseChatModel):
    """Answers each turn with the script's next move."""

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Any, **_kwargs: Any) -> "ScriptedModel":
        """The script knows its tools."""
        return self

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> ChatResult:
        asked = " ".join(m.text for m in messages if not isinstance(m, ToolMessage))
        shown = [Shown(str(m.name), m.text) for m in messages if isinstance(m, ToolMessage)]
        return ChatResult(generations=[ChatGeneration(message=_message(next_move(asked, shown)))])


def _message(move: Call | str) -> AIMessage:
    if isinstance(move, str):
        return AIMessage(move)
    call = {"name": move.tool, "args": move.arguments, "id": uuid4().hex, "type": "tool_call"}
    return AIMessage("", tool_calls=[call])
