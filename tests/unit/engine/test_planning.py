from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sora_mcp.engine import planning
from sora_mcp.engine.animatic.language.codec import PlanError
from sora_mcp.engine.animatic.language.vocabulary import vocabulary
from sora_mcp.engine.renderer import CharacterStill, RenderSpec

PAGE = (Path(__file__).parents[3] / "docs" / "plans.md").read_text("utf-8")
FOX = RenderSpec("create", "A red fox walks in a forest at dusk", 1280, 720, 4.0, seed=7)
MOSSY = CharacterStill("Mossy", "character-0.png", "char_1")
WRITTEN = json.dumps(
    {"shots": [{"set": "beach", "seconds": 1, "cast": ["dog"]}, {"set": "city", "time": "night"}]}
)
EDIT = RenderSpec("edit", "", 1280, 720, 4.0, seed=1, source="source.mp4")
EXTEND = RenderSpec("extend", "", 1280, 720, 8.0, seed=1, source="source.mp4")


def plan_of(spec: RenderSpec) -> dict[str, Any]:
    assert spec.plan is not None
    loaded: dict[str, Any] = json.loads(json.dumps(spec.plan))
    return loaded


def shot_of(spec: RenderSpec, number: int = 0) -> dict[str, Any]:
    shot: dict[str, Any] = plan_of(spec)["shots"][number]
    return shot


def seconds_of(spec: RenderSpec) -> float:
    return float(sum(shot["seconds"] for shot in plan_of(spec)["shots"]))


def account(spec: RenderSpec) -> dict[str, Any]:
    assert spec.account is not None
    return spec.account


def stored(spec: RenderSpec) -> RenderSpec:
    return RenderSpec.from_json(spec.to_json())


def made(spec: RenderSpec = FOX) -> RenderSpec:
    return stored(planning.created(spec))


def edit(prompt: str, source: RenderSpec | None) -> RenderSpec:
    return stored(planning.edited(replace(EDIT, prompt=prompt), source))


def extend(prompt: str, source: RenderSpec | None, kept_s: float = 4.0) -> RenderSpec:
    return stored(planning.extended(replace(EXTEND, prompt=prompt), source, kept_s))


def remix(prompt: str, source: RenderSpec) -> RenderSpec:
    return stored(planning.remixed(source, prompt))


def test_a_prompt_becomes_a_plan_of_its_length_and_seed_with_an_account() -> None:
    spec = made()
    assert seconds_of(spec) == 4.0
    assert shot_of(spec)["seed"] == 7
    assert (shot_of(spec)["set_name"], shot_of(spec)["time"]) == ("forest", "dusk")
    assert set(account(spec)) == {"understood", "not_depicted", "assumptions"}
    assert account(spec)["understood"]["dusk"] == "time: dusk"


def test_a_plan_may_be_written_in_place_of_words() -> None:
    spec = made(replace(FOX, prompt=WRITTEN, seconds=8.0))
    assert [shot["set_name"] for shot in plan_of(spec)["shots"]] == ["beach", "city"]
    assert seconds_of(spec) == 8.0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WRITTEN.replace("beach", "beech"), 'shots[0].set_name cannot be "beech". Did you mean'),
        (WRITTEN.replace("[{", "[{,", 1), "not valid JSON (line 1"),
        (WRITTEN.replace('"night"', "3"), "shots[1].time"),
    ],
)
def test_a_plan_that_cannot_be_drawn_says_where(text: str, says: str) -> None:
    plans: list[Callable[[], RenderSpec]] = [
        lambda: made(replace(FOX, prompt=text)),
        lambda: remix(text, made()),
        lambda: edit(text, made()),
        lambda: extend(text, made()),
        lambda: extend(text, None),
    ]
    for plan in plans:
        with pytest.raises(PlanError) as error:
            plan()
        assert says in str(error.value)


@pytest.mark.parametrize("text", re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
def test_the_examples_of_the_page_on_plans_can_be_drawn(text: str) -> None:
    spec = made(replace(FOX, prompt=text, seconds=8.0))
    assert len(plan_of(spec)["shots"]) == len(json.loads(text)["shots"])


def test_the_example_of_the_help_can_be_drawn() -> None:
    spec = made(replace(FOX, prompt=json.dumps(vocabulary()["example"]), seconds=8.0))
    assert [shot["seconds"] for shot in plan_of(spec)["shots"]] == [3.0, 5.0]


def test_characters_that_nobody_named_appear_and_the_relations_of_others_hold() -> None:
    prompt = "A knight rides a horse in a meadow"
    spec = made(replace(FOX, prompt=prompt, characters=(MOSSY,)))
    cast = shot_of(spec)["cast"]
    assert (cast[0]["kind"], cast[0]["name"], cast[0]["label"]) == ("character", "char_1", "Mossy")
    rider = next(actor for actor in cast if actor["relation"] == "riding")
    assert cast[rider["to"]]["name"] == "horse"
    assert "Mossy was not named" in account(spec)["assumptions"][0]


def test_characters_are_found_by_name_also_those_of_earlier_versions() -> None:
    for character, known_as in ((MOSSY, "char_1"), (CharacterStill("Mossy", "m.png"), "Mossy")):
        spec = made(replace(FOX, prompt="Mossy waves on a beach", characters=(character,)))
        names = [actor["name"] for actor in shot_of(spec)["cast"] if actor["kind"] == "character"]
        assert names == [known_as]


def test_in_a_given_picture_nothing_is_claimed_that_is_not_shown() -> None:
    prompt = "A dog runs on a beach, slow zoom in, rain"
    spec = made(replace(FOX, prompt=prompt, reference="reference.png"))
    told = account(spec)
    assert {became.split(":")[0] for became in told["understood"].values()} == {"camera", "weather"}
    assert {"dog", "runs"} <= set(told["not_depicted"])
    assert "given picture" in told["assumptions"][0]
    written = made(replace(FOX, prompt=WRITTEN, seconds=8.0, reference="reference.png"))
    assert account(written)["not_depicted"] == ["dog"]


def test_a_remix_keeps_what_the_prompt_does_not_mention_again_and_again() -> None:
    night = remix("A fox at night", made())
    again = remix("An owl", night)
    assert (shot_of(night)["time"], shot_of(night)["set_name"]) == ("night", "forest")
    assert (shot_of(again)["time"], shot_of(again)["set_name"]) == ("night", "forest")
    assert [actor["name"] for actor in shot_of(again)["cast"]] == ["owl"]
    assert again.seed == 7


def test_a_remix_may_be_a_plan() -> None:
    spec = remix(WRITTEN, made(replace(FOX, seconds=8.0)))
    assert [shot["set_name"] for shot in plan_of(spec)["shots"]] == ["beach", "city"]
    assert seconds_of(spec) == 8.0


def test_an_edit_of_a_draft_changes_its_plan_and_an_edit_of_that_goes_on() -> None:
    night = edit("make it night", made())
    rain = edit("add heavy rain", night)
    assert (shot_of(rain)["time"], shot_of(rain)["weather"]["kind"]) == ("night", "rain")
    assert (rain.operation, rain.source, rain.seed, rain.changes) == ("edit", None, 7, ())
    assert account(rain)["understood"] == {"heavy rain": "weather: heavy rain"}
    assert planning.edited_seconds(rain) == 4.0


def test_an_edit_may_be_a_plan() -> None:
    spec = edit(WRITTEN, made(replace(FOX, seconds=8.0)))
    assert [shot["set_name"] for shot in plan_of(spec)["shots"]] == ["beach", "city"]


@pytest.mark.parametrize("prompt", ["reverse it", "trim to 2 seconds", "add letterbox bars"])
def test_what_only_a_film_has_is_edited_in_its_pictures(prompt: str) -> None:
    spec = edit(prompt, made())
    assert (spec.plan, spec.source, spec.seed) == (None, "source.mp4", 7)
    assert spec.changes
    assert "finished pictures" in account(spec)["assumptions"][0]
    later = edit("make it night", spec)
    assert (later.plan, bool(later.changes)) == (None, True)
    assert extend("slow pan left", spec).goes_on_from_picture


def test_a_trimmed_film_is_as_long_as_what_is_left() -> None:
    assert planning.edited_seconds(edit("trim to 2 seconds", made())) == 2.0
    assert planning.edited_seconds(edit("play it in slow motion", None)) == 8.0


def test_an_edit_of_a_draft_in_a_picture_does_what_can_be_seen() -> None:
    source = made(replace(FOX, prompt="slow zoom in", reference="reference.png"))
    assert shot_of(edit("add snow", source))["weather"]["kind"] == "snow"
    assert edit("make it night", source).changes
    added = edit("add a dog", source)
    assert "dog" in " ".join(account(added)["not_depicted"])


def test_nothing_understood_is_said_with_what_edits_can_do() -> None:
    of_draft, of_footage = edit("florble grumpf", made()), edit("florble grumpf", None)
    for spec in (of_draft, of_footage):
        assert (spec.plan, spec.changes) == (None, ())
        assert spec.refusal.startswith("Nothing in this edit was understood.")
    assert "make it night" in of_draft.refusal
    assert "footage" in of_footage.refusal
    assert account(of_draft)["not_understood"]


def test_an_extension_has_the_plan_of_the_whole_also_of_an_extension() -> None:
    longer = extend("the fox runs", made())
    longest = extend("then it sleeps", longer, kept_s=12.0)
    assert (seconds_of(longer), longer.kept_s, longer.seconds) == (12.0, 4.0, 8.0)
    assert (seconds_of(longest), longest.kept_s) == (20.0, 12.0)
    assert shot_of(longest, -1)["set_name"] == "forest"
    whole = edit("make it morning", longest)
    assert {shot["time"] for shot in plan_of(whole)["shots"]} == {"morning"}
    assert (whole.seconds, seconds_of(whole)) == (20.0, 20.0)
    again = remix("at night", longest)
    assert (again.operation, again.source, again.kept_s) == ("create", None, 0.0)
    assert seconds_of(again) == 20.0


def test_an_extension_may_be_a_plan() -> None:
    spec = extend(WRITTEN, made())
    sets = [shot["set_name"] for shot in plan_of(spec)["shots"]]
    assert sets == ["forest", "beach", "city"]


def test_footage_goes_on_from_its_last_picture_whatever_is_done_to_it_then() -> None:
    longer = extend("zoom in slowly, a dog runs", None)
    assert (longer.goes_on_from_picture, seconds_of(longer), longer.kept_s) == (True, 8.0, 0.0)
    assert "no new action" in account(longer)["assumptions"][0]
    assert "dog" in account(longer)["not_depicted"]
    assert extend("tilt up", longer, kept_s=12.0).goes_on_from_picture
    assert remix("zoom out", longer).goes_on_from_picture
    assert edit("add snow", longer).changes


def test_a_remix_of_edited_footage_edits_it_in_another_way() -> None:
    sepia = edit("make it sepia", None)
    slow = remix("slow motion", sepia)
    assert (slow.operation, slow.source) == ("edit", "source.mp4")
    assert json.loads(slow.changes[0])["do"] == "speed"


def test_drafts_of_earlier_versions_are_read_again() -> None:
    old = RenderSpec.from_json('{"operation": "create", "prompt": "A fox in a forest at dusk", '
                               '"width_px": 1280, "height_px": 720, "seconds": 4.0, "seed": 7, '
                               '"look": "A fox"}')  # fmt: skip
    assert shot_of(remix("An owl", old))["set_name"] == "forest"
    assert shot_of(edit("make it night", old))["time"] == "night"
    assert extend("it runs", old).goes_on_from_picture  # as it looks, and not as it would today
    assert shot_of(planning.completed(old))["set_name"] == "forest"
    other = replace(made(), plan={"version": 99, "takes": []})
    assert shot_of(remix("An owl", other))["set_name"] == "forest"


def test_queued_work_of_earlier_versions_is_completed() -> None:
    assert planning.completed(replace(EDIT, prompt="make it sepia")).changes
    assert planning.completed(replace(EXTEND, prompt="on")).goes_on_from_picture
    probe = RenderSpec("probe", source="source.mp4")
    assert planning.completed(probe) == probe
    assert planning.completed(made()) == made()
