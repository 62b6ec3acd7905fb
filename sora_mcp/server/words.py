"""A result in words: the text beside the structure, which some hosts show the model alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mcp_types import Annotations, CallToolResult, ContentBlock, ResourceLink, TextContent
from pydantic import BaseModel

from sora_mcp.downloads import SavedFile
from sora_mcp.ledger import FileRecord
from sora_mcp.server import views

_COST = {
    "free": "It costs nothing.",
    "estimated": "It costs about ${usd:.2f}.",
    "unknown": "Its price is not known.",
}

ACCOUNT_CHARS = 400

# Some hosts show the person only what is theirs, and the model only what is its own.
FOR_BOTH = Annotations(audience=["assistant", "user"], priority=1.0)
FOR_THE_PERSON = Annotations(audience=["user"], priority=0.5)


def saying(text: str, structured: BaseModel, *links: ResourceLink) -> CallToolResult:
    """A result whose text and whose structure each stand alone, since hosts show only one."""
    theirs = [link.model_copy(update={"annotations": FOR_THE_PERSON}) for link in links]
    said = TextContent(type="text", text=text, annotations=FOR_BOTH)
    content: list[ContentBlock] = [said, *theirs]
    return CallToolResult(content=content, structured_content=views.dump(structured))


def file_link(file: SavedFile | FileRecord, url: str | None) -> ResourceLink:
    """The file itself, or its link where this server hands out links."""
    return ResourceLink(
        uri=url or file.path.as_uri(),
        name=file.path.name,
        mime_type=file.mime_type,
        size=file.bytes,
    )


def video(view: views.VideoResult) -> str:
    """A video in words."""
    lines = [line(view)]
    if view.cost_basis:
        lines.append(_COST[view.cost_basis].format(usd=view.estimated_cost_usd or 0))
    if view.adopted_because:
        lines.append(view.adopted_because)
    if view.composed_because:
        lines.append(view.composed_because)
    if view.animatic and (told := account(view.animatic)):
        lines.append(told)
    return "\n".join([*lines, f"Resource: {view.resource_uri}", f"Next: {view.next_step}"])


def account(animatic: Mapping[str, Any]) -> str:
    """What a draft shows of its prompt, and what it does not: for the person to hear."""
    understood: Mapping[str, str] = animatic.get("understood", {})
    cards = [became[6:] for became in understood.values() if became.startswith("card: ")]
    drawn = [words for words, became in understood.items() if not became.startswith("card: ")]
    parts = (
        ("Draft drawn", drawn, ", ", 120),
        ("As labelled cards", cards, ", ", 60),
        ("Not understood", animatic.get("not_understood", ()), ", ", 60),
        ("Not drawn", animatic.get("not_depicted", ()), ", ", 80),
        ("Assumed", [item.rstrip(".") for item in animatic.get("assumptions", ())], "; ", 120),
    )
    told = (
        f"{head}: {views.cut(sep.join(items), most)}." for head, items, sep, most in parts if items
    )
    return views.cut(" ".join(told), ACCOUNT_CHARS)


def videos(listed: Sequence[views.VideoSummary], step: str) -> str:
    """Several videos in words, a line each."""
    return "\n".join([*(f"- {line(video)}" for video in listed), f"Next: {step}"])


def line(view: views.VideoSummary) -> str:
    """One line on a video."""
    facts = [view.model, f"{view.seconds} s" if view.seconds else None, view.size]
    told = ", ".join(fact for fact in facts if fact)
    text = f"Video {view.id}: {view.status}, {view.progress} %"
    text += f" ({told})" if told else ""
    if view.error:
        text += f". Failed because: {view.error.message or 'no reason given'}"
    if view.prompt:
        text += f'. Prompt: "{views.cut(view.prompt, views.SUMMARY_PROMPT_CHARS)}"'
    if view.file_path:
        text += f". Saved at {view.file_path}"
    return text


def download(view: views.DownloadResult) -> str:
    """A saved file in words."""
    text = f"Saved the {view.variant} of {view.video_id} at {view.file_path}"
    text += f" ({view.bytes} bytes, {view.mime_type}, SHA-256 {view.sha256})."
    if view.download_url:
        text += f"\nDownload link: {view.download_url}"
    return f"{text}\nNext: {view.next_step}"


def character(view: views.CharacterResult) -> str:
    """A character in words."""
    name = view.name or "without a name"
    return f"Character {view.id}: {name}.\nResource: {view.resource_uri}\nNext: {view.next_step}"
