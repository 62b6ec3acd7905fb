"""The closed grammars: phrases, and what they become; and those that only look like them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sora_mcp.engine.animatic.language.grammar import findings
from sora_mcp.engine.animatic.language.negations import negated
from sora_mcp.engine.animatic.language.quotes import quotes
from sora_mcp.engine.animatic.language.weighing import weighed
from sora_mcp.engine.animatic.language.words import unfolded, words_of


def said(text: str) -> dict[str, Any]:
    """The fields that a text sets or suggests."""
    verdict = weighed(findings(text))
    return {**verdict.weak, **verdict.sets}


SIZES = {
    "An extreme wide shot of a valley": "extreme_wide",
    "establishing shot, a harbour town": "extreme_wide",
    "Wide shot of a village": "wide",
    "a wide-angle shot of two hikers": "wide",
    "long shot of a rider": "wide",
    "full shot of a dancer": "full",
    "full-body view of a robot": "full",
    "shown from head to toe": "full",
    "cowboy shot of a sheriff": "medium_wide",
    "medium long shot of a couple": "medium_wide",
    "medium shot, a cook": "medium",
    "seen from the waist up": "medium",
    "a two-shot of the sisters": "medium",
    "Medium close-up of a singer": "medium_close",
    "from the chest up": "medium_close",
    "close-up of a face": "close",
    "CLOSE UP: a hand": "close",
    "a closeup of a bee": "close",
    "tight shot on the key": "close",
    "extreme close-up of an eye": "extreme_close",
    "ECU of the lock": "extreme_close",
    "insert shot of a letter": "insert",
    "macro shot of a dewdrop": "insert",
    "detail shot of the dial": "insert",
    "portrait of an old sailor": "medium_close",
}
ANGLES = {
    "low-angle shot of a tower": "low",
    "worm's eye view of a tree": "low",
    "seen from below": "low",
    "high angle, a playground": "high",
    "seen from above": "high",
    "CCTV footage of a hall": "high",
    "a bird's-eye view of a harbour": "overhead",
    "overhead shot of a table": "overhead",
    "top-down view of a maze": "overhead",
    "directly above a pool": "overhead",
    "flat lay of tools": "overhead",
    "dutch angle of a corridor": "dutch",
    "a canted frame": "dutch",
    "over-the-shoulder shot of a chess player": "over_shoulder",
    "at eye level": "eye",
    "aerial shot of a coast": "high",
    "drone footage of fields": "high",
    "airborne dolly over the bay": "high",
    "POV shot of a climber": "eye",
}
LENSES = {
    "shot on an 85mm lens": 85,
    "50 mm": 50,
    "a 24mm wide": 24,
    "wide-angle lens": 22,
    "ultra-wide lens": 15,
    "fisheye lens": 10,
    "telephoto lens": 150,
    "long lens compression": 150,
    "macro lens": 100,
    "anamorphic lens flare": 40,
    "shallow depth of field": 85,
    "creamy bokeh": 85,
}
MOVES = {
    "slow push in on a fox": ("dolly_in", 0.28),
    "the camera pushes in": ("dolly_in", None),
    "dolly in": ("dolly_in", None),
    "the camera slowly dollies forward": ("dolly_in", 0.28),
    "the camera moves closer to her": ("dolly_in", None),
    "the camera pulls back quickly": ("dolly_out", 0.85),
    "pull-out reveal of the city": ("dolly_out", None),
    "dolly out": ("dolly_out", None),
    "camera pans left quickly": ("pan_left", 0.85),
    "pan right": ("pan_right", None),
    "The camera pans across the valley": ("pan_right", None),
    "the camera slowly pans from left to right": ("pan_right", 0.28),
    "the camera pans from right to left": ("pan_left", None),
    "a panning shot of cyclists": ("pan_right", None),
    "camera pans up to the sky": ("tilt_up", None),
    "tilt down": ("tilt_down", None),
    "the camera tilts up the tower": ("tilt_up", None),
    "zoom in": ("zoom_in", None),
    "very slow zoom in": ("zoom_in", 0.14),
    "the camera zooms out rapidly": ("zoom_out", 0.95),
    "crash zoom on his face": ("zoom_in", 1.0),
    "dolly zoom on a detective": ("dolly_zoom", None),
    "vertigo effect": ("dolly_zoom", None),
    "whip pan": ("whip_pan", None),
    "truck left along the shelves": ("truck_left", None),
    "the camera tracks right": ("truck_right", None),
    "lateral tracking shot": ("truck_right", None),
    "the camera slides sideways": ("truck_right", None),
    "pedestal up": ("pedestal_up", None),
    "the camera booms down": ("pedestal_down", None),
    "crane up over the rooftops": ("crane_up", None),
    "crane shot": ("crane_up", None),
    "the camera descends": ("crane_down", None),
    "the camera rises slowly": ("crane_up", 0.28),
    "the camera orbits around the statue": ("orbit_right", None),
    "orbit left": ("orbit_left", None),
    "camera circles the car clockwise": ("orbit_left", None),
    "arc shot": ("orbit_right", None),
    "handheld": ("handheld", None),
    "shaky cam": ("handheld", None),
    "with an intense shaking effect": ("handheld", 0.9),
    "static shot": ("static", None),
    "locked-off camera": ("static", None),
    "the camera remains still": ("static", None),
    "the camera does not move": ("static", None),
    "no camera movement": ("static", None),
    "tracking shot": ("follow", None),
    "the camera follows the runner": ("follow", None),
    "handheld tracking shot": ("follow", None),
    "steadicam": ("follow", None),
    "the camera glides forward": ("dolly_in", None),
    "The camera drifts to the left": ("truck_left", None),
    "subtle dolly-in": ("dolly_in", 0.18),
}
TIMES = {
    "at dawn": "dawn",
    "sunrise over rice fields": "dawn",
    "early morning light": "morning",
    "at noon": "day",
    "EXT. DESERT - DAY": "day",
    "INT. TENT - NIGHT": "night",
    "on a sunny day": "day",
    "in broad daylight": "day",
    "golden hour": "golden_hour",
    "at sunset": "golden_hour",
    "late afternoon sun": "golden_hour",
    "at dusk": "dusk",
    "during blue hour": "dusk",
    "in the evening": "dusk",
    "after sunset": "dusk",
    "at night": "night",
    "a moonlit garden": "night",
    "midnight": "night",
    "under a starry sky": "night",
    "at 3 am": "night",
    "7 a.m.": "morning",
    "6 pm": "golden_hour",
    "11pm": "night",
    "at 14:30": "day",
    "a dark alley": "night",
    "candlelit": "night",
}
WEATHERS = {
    "in the rain": ("rain", 0.55),
    "heavy rain": ("rain", 0.95),
    "torrential rain": ("rain", 1.0),
    "light drizzle": ("rain", 0.25),
    "a rainy street": ("rain", 0.55),
    "downpour": ("rain", 1.0),
    "a thunderstorm": ("storm", 0.75),
    "rain and lightning": ("storm", 0.75),
    "it is snowing": ("snow", 0.5),
    "heavy snowfall": ("snow", 0.95),
    "a blizzard": ("snow", 1.0),
    "light snow": ("snow", 0.25),
    "thick fog": ("fog", 0.9),
    "a misty morning": ("fog", 0.35),
    "strong wind": ("wind", 0.55),
    "a gentle breeze": ("wind", 0.25),
    "a sandstorm": ("dust", 0.95),
    "dust motes in the light": ("dust", 0.2),
    "falling leaves": ("leaves", 0.5),
    "glowing embers": ("embers", 0.5),
    "cherry blossom petals": ("petals", 0.5),
    "fireflies": ("fireflies", 0.5),
    "confetti": ("confetti", 0.6),
    "an overcast sky": ("cloudy", 0.6),
    "a clear blue sky": ("clear", 0.5),
    "no rain, light snow": ("snow", 0.25),
}
STYLES = {
    "film noir": "noir",
    "noir": "noir",
    "black and white film noir": "noir",
    "in black and white": "black_and_white",
    "black-and-white footage of a train": "black_and_white",
    "monochrome": "black_and_white",
    "sepia toned": "sepia",
    "pastel colours": "pastel",
    "neon lights": "neon",
    "cyberpunk": "neon",
    "warm tones": "warm",
    "cold blue tones": "cold",
    "vibrant colors": "vivid",
    "vintage film": "faded",
    "1970s style": "faded",
    "super 8": "faded",
    "watercolor painting": "watercolour",
    "in watercolour": "watercolour",
    "in silhouette": "silhouette",
    "dreamy": "dreamy",
    "gritty": "gritty",
}
# Words that look like a grammar's, and what must not be read into them.
TRAPS = [
    ("eggs in a frying pan", "move"),
    ("a crane stands in the reeds", "move"),
    ("a dog follows a man", "move"),
    ("she tilts her head", "move"),
    ("a spaceship orbits a planet", "move"),
    ("a car zooms past", "move"),
    ("footprints and tracks in the snow by a train track", "move"),
    ("a truck on a road", "move"),
    ("snow-capped mountains", "weather"),
    ("a snow leopard", "weather"),
    ("a snowman waves", "weather"),
    ("a girl in a raincoat with rain boots", "weather"),
    ("a rain forest", "weather"),
    ("wind turbines", "weather"),
    ("a road winds through hills", "weather"),
    ("he leaves the room", "weather"),
    ("a storm trooper", "weather"),
    ("a meadow without fog", "weather"),
    ("no wind", "weather"),
    ("without any rain", "weather"),
    ("it is not raining", "weather"),
    ("a black and white cat", "style"),
    ("a man in black and white robes", "style"),
    ("a neon sign", "style"),
    ("a warm coat", "style"),
    ("a cold drink", "style"),
    ("a pastel pink dress", "style"),
    ("a night club", "time"),
    ("an evening gown", "time"),
    ("a midnight blue car", "time"),
    ("a girl with dark hair", "time"),
    ("a wide smile", "size"),
    ("a wide river", "size"),
    ("two friends close together", "size"),
    ("a man in red and gold robes", "palette"),
    ("a woman in red", "palette"),
    ("a red and blue kite", "palette"),
    ("35mm film", "lens_mm"),
    ("a 5 mm screw is no lens", "lens_mm"),
    ("a zoom call", "move"),
    ("a lamp overhead, lit", "angle"),
]
PALETTES = {
    "in teal and orange": 2,
    "teal-and-orange grade": 2,
    "Palette: amber, cream, walnut brown": 4,
    "a palette of rust, sand and navy": 3,
    "golden tones": 1,
    "graded in pink and blue": 2,
    "muted olive and grey hues": 2,
    "colour scheme of red and black": 2,
}


@pytest.mark.parametrize(("text", "size"), SIZES.items())
def test_shot_sizes(text: str, size: str) -> None:
    assert said(text).get("size") == size


@pytest.mark.parametrize(("text", "angle"), ANGLES.items())
def test_angles(text: str, angle: str) -> None:
    assert said(text).get("angle") == angle


@pytest.mark.parametrize(("text", "lens_mm"), LENSES.items())
def test_lenses(text: str, lens_mm: int) -> None:
    assert said(text).get("lens_mm") == lens_mm


@pytest.mark.parametrize(("text", "move"), MOVES.items())
def test_camera_moves(text: str, move: tuple[str, float | None]) -> None:
    fields = said(text)
    assert (fields.get("move"), fields.get("move_amount")) == move


@pytest.mark.parametrize(("text", "time_of_day"), TIMES.items())
def test_times_of_day(text: str, time_of_day: str) -> None:
    assert said(text).get("time") == time_of_day


@pytest.mark.parametrize(("text", "weather"), WEATHERS.items())
def test_weather(text: str, weather: tuple[str, float]) -> None:
    found = said(text)["weather"]
    assert (found.kind, found.intensity) == weather


@pytest.mark.parametrize(("text", "style"), STYLES.items())
def test_styles(text: str, style: str) -> None:
    assert said(text).get("style") == style


@pytest.mark.parametrize(("text", "count"), PALETTES.items())
def test_palettes(text: str, count: int) -> None:
    assert len(said(text).get("palette", ())) == count


@pytest.mark.parametrize(("text", "field"), TRAPS)
def test_words_that_only_look_like_a_grammar_are_left_alone(text: str, field: str) -> None:
    assert field not in said(text)


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("a street without people", ["without people"]),
        ("no people walking in the street", ["no people walking"]),
        ("a man with no shirt walks a dog", ["no shirt"]),
        ("no people or cars, foggy", ["no people or cars"]),
        ("a beach with nobody on it", ["nobody"]),
        ("avoid text and logos.", ["avoid text and logos"]),
        ("a man walks a dog", []),
    ],
)
def test_what_must_not_be_there_is_found(text: str, forbidden: list[str]) -> None:
    assert [text[slice(*span)] for span in negated(words_of(text))] == forbidden


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ('"I never left," she says.', ("said", "")),
        ('Anna: "Where are you?"', ("said", "Anna")),
        ("the old man whispers, 'don't go'", ("said", "Old man")),
        ('"Hello there" says the old sailor', ("said", "Old sailor")),
        ('She looks at the camera and says "Welcome"', ("said", "")),
        ('He turns. "Run!" He runs.', ("said", "")),
        ("A detective says: “You lied.”", ("said", "Detective")),
        ("a sign that says 'OPEN'", ("written", "sign")),
        ('a neon sign reading "BAR"', ("written", "sign")),
        ('a woman holding a sign that says "Help"', ("written", "sign")),
        ('a T-shirt with the letters "NY"', ("written", "shirt")),
        ('Title card: "The End"', ("caption", "title")),
        ('They meet in a park. Tom: "Hello."', ("said", "Tom")),
        ('A dog named "Rex" runs', ("name", "")),
    ],
)
def test_quotations_are_speech_writing_captions_or_names(text: str, quote: tuple[str, str]) -> None:
    [found] = quotes(text)
    assert (found.role, found.who) == quote


@pytest.mark.parametrize(
    "text", ["the dogs' bowl isn't full", "rock 'n' roll", 'an unclosed " mark', 'the "golden" key']
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    assert quotes(text) == []


def test_keys_of_tables_unfold() -> None:
    found = {" ".join(phrase) for phrase in unfolded("(very) slow/fast pan | whip")}
    assert found == {"slow pan", "fast pan", "very slow pan", "very fast pan", "whip"}


def test_only_one_of_two_sizes_finds_room_and_the_other_is_told() -> None:
    verdict = weighed(findings("wide shot, close-up"))
    assert verdict.sets["size"] == "wide"
    assert verdict.no_room == ["close-up"]


def test_understood_words_say_what_they_became() -> None:
    verdict = weighed(findings("Slow push in, heavy rain, 85mm, no fog"))
    assert verdict.understood == {
        "slow push in": "camera: dolly in, slow",
        "heavy rain": "weather: heavy rain",
        "85mm": "lens: 85 mm",
        "no fog": "left out",
    }


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_findings_lie_within_any_text(text: str) -> None:
    for one in findings(text):
        for start, end in one.spans:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["the camera pans left quickly, heavy rain at night. ", "no ", "a" * 50, "'", '"', "or cat ",
     "no cat or ", "[0", "0:0", "Shot ", "(", "in red and ", "-", "\n- ", "'x "],
)  # fmt: skip
def test_time_is_linear_in_the_text(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        findings(text)
        list(negated(words_of(text)))
        quotes(text)
        return time.process_time() - start

    cost(1000)
    longest = min(cost(32_000) for _ in range(3))  # the least: a collection of garbage may fall in
    assert longest < 0.05 + 3 * 8 * cost(4_000)
