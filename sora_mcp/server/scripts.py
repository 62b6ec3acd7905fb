"""What the prompts for a new film and a new prompt say.

Whatever stands in backticks is a tool, an argument, a value or a field that exists, which a test
compares with the menu. Words in capitals inside a call are blanks that the model fills.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sora_mcp.server.phrases import (
    DRAFTS,
    LANDSCAPE,
    USUAL_SECONDS,
    Blank,
    Stage,
    call,
    either,
    look_and_judge,
    quoted,
)
from sora_mcp.server.shots import CLIP_LENGTHS_S

IDEA_MAX_CHARS = 8000

_PARTS = """\
Tell what a camera sees and a microphone hears, in this order:
- Subject: who or what, with two or three details that can be seen.
- Action: one action that fits the length, told in beats, one for every 2 to 4 s.
- Setting: place, time of day, weather, what lies behind.
- Light: where it comes from, hard or soft; three to five colours.
- Lens: wide, medium or close-up; what is sharp and what is not.
- Camera: one move or none, such as push in, pull back, pan left, tilt up, locked off.
- Sound: what this place sounds like; music only if I want it.
- Dialogue: last, each line in quotes with its speaker; one short line for 4 s, two for 8 s.
Leave out moods that no camera sees (beautiful, epic), lettering, real people, and characters or \
brands of others, which servers refuse. Length, size and model are arguments, not words of the \
prompt. 50 to 120 words are enough."""
_EXAMPLE = """\
An example. Idea: a baker before sunrise. Prompt: "An old baker with flour to the elbows and a red \
neckerchief slides a peel into a brick oven, draws out one round loaf, and taps its crust. A small \
bakery before sunrise, rain on the dark window behind. Warm light from the oven door on the left, \
soft blue from the window: amber, brick red, slate blue. Medium shot at chest height, the window \
out of focus. Slow push in towards the loaf. Sound: the fire, rain on glass, the hollow tap on the \
crust. Baker, quietly: 'Listen. It is done.'\""""


@dataclass(frozen=True)
class Plan:
    """A film to be made: its clips in seconds, and what holds for all of them."""

    clips_s: Sequence[int]
    asked_s: int
    size: str = LANDSCAPE
    model: str | None = None
    style: str | None = None


def storyboard(idea: str, plan: Plan, stage: Stage) -> str:
    """A film from an idea: the shot list, the shots one from the other, the cut."""
    total_s, count = sum(plan.clips_s), len(plan.clips_s)
    told = [
        f"Make a film of {total_s} s from this idea:\n{quoted(idea, IDEA_MAX_CHARS)}",
        f"Style, in the same words in every shot: {quoted(plan.style)}" if plan.style else "",
        stage.words,
        f"The plan: {_lengths(plan.clips_s)}, all {plan.size}.{_not_quite(plan.asked_s, total_s)}",
        _SHOT_LIST if stage.address is None else f"{_SHOT_LIST} Ask me before the first call.",
        _shot_calls(plan),
        _cut(count),
    ]
    return "\n\n".join(filter(None, told))


_SHOT_LIST = (
    "First write the shot list and show it to me. For each shot: its seconds, subject, one action "
    "that fits them, setting, light, lens, one camera move, sound, dialogue; and whether it goes "
    "on from the shot before or cuts to something new. Every clip is made without knowing the "
    "others, so what stays the same (faces, clothes, place, hour, style) is said in the same words "
    "in every prompt."
)


def _shot_calls(plan: Plan) -> str:
    lines = ["Then make the shots in this order, PROMPT_1 being the prompt of shot 1 and so on:"]
    for number, seconds in enumerate(plan.clips_s, start=1):
        start = call(
            "create_video",
            prompt=Blank(f"PROMPT_{number}"),
            seconds=str(seconds),
            size=plan.size,
            model=plan.model,
            input_reference=Blank(f"FRAME_{number - 1}") if number > 1 else None,
        )
        lines.append(f"- Shot {number}: {start}")
    lines.append(f"After each `create_video`, with its id as ID:\n{look_and_judge()}")
    if len(plan.clips_s) > 1:
        frame = call("extract_frame", video=Blank("ID"), at="last")
        lines.append(
            f"- {frame} saves the last picture at the clip's own size; its path is the FRAME of "
            "the next shot.\n"
            "Where a shot cuts to something new leave `input_reference` out; such shots need not "
            "wait for each other. Take over at most three pictures in a row: each softens the next."
        )
    return "\n".join(lines)


def _cut(count: int) -> str:
    if count == 1:
        return f"Last {call('download_video', video_id=Blank('ID'))}. Tell me the path, not the id."
    ids = [Blank(f"ID_{number}") for number in range(1, count + 1)]
    joined = call("join_videos", videos=ids, transition="cut", filename="film.mp4")
    return (
        f"Last {joined}, the ids in the order of the shots. Cuts keep the length; a crossfade "
        "shortens the film. Tell me the path and what each shot shows, not the ids."
    )


def _lengths(clips_s: Sequence[int]) -> str:
    count, total_s = len(clips_s), sum(clips_s)
    if count == 1:
        return f"1 shot of {total_s} s"
    if len(set(clips_s)) == 1:
        return f"{count} shots of {clips_s[0]} s, {total_s} s in all"
    return f"{count} shots, {' + '.join(map(str, clips_s))} = {total_s} s"


def _not_quite(asked_s: int, total_s: int) -> str:
    if asked_s == total_s:
        return ""
    return f" I asked for {asked_s} s; clips of {either(CLIP_LENGTHS_S)} s come no nearer. Tell me."


def write_prompt(idea: str, stage: Stage) -> str:
    """What a good video prompt holds."""
    drafts = f"{DRAFTS} Write the whole prompt all the same: it serves any server."
    make = call(
        "create_video", prompt=Blank("PROMPT"), seconds=USUAL_SECONDS, size=LANDSCAPE
    )  # fmt: skip
    told = [
        f"Write a prompt for `create_video` from this idea:\n{quoted(idea, IDEA_MAX_CHARS)}",
        _PARTS,
        _EXAMPLE,
        drafts if stage.address is None else "",
        f"Show me the prompt and the two choices in it that I may want otherwise. Once I agree: "
        f"{make}, or another length and size if the idea needs them.",
    ]
    return "\n\n".join(filter(None, told))
