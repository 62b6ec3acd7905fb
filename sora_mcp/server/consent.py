"""Asks the person before something that costs or destroys, wherever the client can ask."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ElicitRequest, ElicitRequestFormParams, ElicitResult, InputRequiredResult
from mcp_types.version import MODERN_PROTOCOL_VERSIONS
from pydantic import BaseModel, Field

from sora_mcp.errors import ConsentError

T = TypeVar("T")


class Agreement(BaseModel):
    """The form that the person sees under the question."""

    agree: bool = Field(True, title="Go on", description="Whether to go on with it.")  # noqa: FBT003 - a default


async def with_consent(
    ctx: Context[Any, Any], act: Callable[[bool], Awaitable[T]], *, is_agreed: bool
) -> T | InputRequiredResult:
    """The result of `act(is_agreed)`; if that wants consent first, the person is asked.

    In the 2026-07-28 era the question goes out as the result and the client calls again with the
    answer; before, it is a request of its own. `act` must not do anything before it wants consent.

    Raises:
        ConsentError: the client cannot ask.
        ToolError: the person declined.
    """
    try:
        return await act(is_agreed)
    except ConsentError as wanted:
        answer = await _ask(ctx, f"{wanted} Go on?")
        if answer is None:
            raise
    if isinstance(answer, InputRequiredResult):
        return answer
    if not answer:
        raise ToolError("The person declined. Nothing was sent; do not ask again on your own.")
    return await act(True)  # noqa: FBT003 - the callable's one argument


async def _ask(ctx: Context[Any, Any], question: str) -> bool | InputRequiredResult | None:
    """The answer, the question on its way to the person, or None where nobody can be asked."""
    capabilities = ctx.client_capabilities
    if capabilities is None or capabilities.elicitation is None:
        return None
    if ctx.protocol_version in MODERN_PROTOCOL_VERSIONS:
        return _ask_by_result(ctx, question)
    if not ctx.session.can_send_request:
        return None
    answer = await ctx.elicit(question, Agreement)
    return answer.action == "accept" and answer.data.agree


def _ask_by_result(ctx: Context[Any, Any], question: str) -> bool | InputRequiredResult:
    # The key stands for the words, so that a yes to another question or price is no yes to this.
    key = "agree-" + hashlib.sha256(question.encode()).hexdigest()[:16]
    given = (ctx.input_responses or {}).get(key)
    if isinstance(given, ElicitResult):
        return given.action == "accept" and (given.content or {}).get("agree", True) is not False
    schema = Agreement.model_json_schema()
    params = ElicitRequestFormParams(message=question, requested_schema=schema)
    return InputRequiredResult(input_requests={key: ElicitRequest(params=params)})
