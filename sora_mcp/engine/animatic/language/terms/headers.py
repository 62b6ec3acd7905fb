"""The headers of prompts that are written in blocks, and what each block speaks of."""

from __future__ import annotations

from typing import Literal

# all: anything; camera, look: grammars only; beats: one action a line; speech: dialogue;
# silent: nothing that is seen; unwanted: what must not be there.
Role = Literal["all", "camera", "look", "beats", "speech", "silent", "unwanted"]

HEADERS: dict[Role, str] = {
    "camera": "cinematography, camera, camera shot, camera shots, shot type, shot, shot size,"
    " framing,"
    " composition, framing and composition, camera angle, angle, camera movement, camera motion,"
    " camera move, camera work, camerawork, movement, motion, lens, lens choice, lenses, focus,"
    " depth of field, camera and lens, format and look, lenses and filtration, shot framing,"
    " camera notes,"
    " shot & angle, camera & lens, filming, camera style, camera position",
    "look": "lighting, light, lighting and atmosphere, lighting & atmosphere, lighting + palette,"
    " lighting and palette, lighting & palette, mood, tone, mood and tone, mood & tone, atmosphere,"
    " ambiance, ambience, style, visual style, aesthetic, look, visual look, film look, art style,"
    " palette, colour, color, colours, colors, colour palette, color palette, palette anchors,"
    " grade, colour grade, color grade, grade / palette, grade and palette, color grading,"
    " colour grading, overall style, overall tone, style and mood, style & mood, genre, vibe,"
    " film stock, texture, finishing, visuals, visual effects, vfx, effects, time of day, time,"
    " weather, season, time and weather, weather and time",
    "all": "scene, setting, location, environment, place, background, set, context, subject,"
    " subjects,"
    " character, characters, main subject, main character, cast, description, scene description,"
    " visual description, visual, wardrobe, wardrobe / props / extras, props, foreground,"
    " midground, prompt, video prompt, concept, idea, overview, summary, story, world, what"
    " happens,"
    " location and framing, location & framing, setting and atmosphere, protagonist, characters"
    " and setting",
    "beats": "actions, action, action beats, beats, shot beats, actions and timing, sequence,"
    " timeline,"
    " shot list, shots, optimized shot list, events, storyboard, action sequence, key moments",
    "speech": "dialogue, dialog, dialogues, dialogue lines, lines, spoken lines, voice over,"
    " voiceover,"
    " voice-over, vo, v.o., narration, narrator, speech, script",
    "silent": "background sound, background sounds, sound, sounds, sound design, audio, music,"
    " score,"
    " soundtrack, sfx, sound effects, ambient sound, ambient audio, ambient sounds, diegetic sound,"
    " sound & music, audio and music, duration, length, video length, aspect ratio, resolution,"
    " fps,"
    " frame rate, format, orientation, quality, title, project, notes, model, seed, size,"
    " reference,"
    " output, purpose, target audience, platform, shutter",
    "unwanted": "negative prompt, negative, negatives, avoid, exclude, do not include, don't"
    " include,"
    " without, not wanted, unwanted, constraints, no",
}
ROLES: dict[str, Role] = {
    spelling.strip(): role
    for role, names in HEADERS.items()
    for name in names.split(",")
    for spelling in (name, name.replace(" and ", " & "), name.replace(" & ", " and "))
}
