"""The light of a shot: how sky, haze and every surface look at a time and in a weather."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.plan import Style, TimeOfDay, Weather


@dataclass(frozen=True)
class Light:
    """Colours of the sky (top to horizon), of light on surfaces, and of the haze between.

    `key` is where the main light comes from: -1 left .. 1 right. `dark` is 0 by day, 1 at night:
    lamps and windows shine by it. `haze_share` is how much haze covers what is ten depths away.
    `wet` is 0..1: how much the ground mirrors. `rough` is how high the sea goes, `snow` how much
    of it lies, `thick` how much fog swallows.
    """

    sky: tuple[str, str, str]
    ambient: str
    warm: str
    haze: str
    haze_share: float
    key: float
    dark: float
    sun: tuple[float, float] | None
    moon: tuple[float, float] | None
    stars: float
    cloud: str
    clouds: float
    shadow: float
    wet: float = 0.0
    rough: float = 0.0
    snow: float = 0.0
    thick: float = 0.0
    saturation: float = 1.0

    def paint(self, depth: float = 1.0) -> Paint:
        """How surfaces at `depth` are coloured."""
        far = 1 - 1 / max(1.0, depth) ** 0.5
        return Paint(self, min(0.92, far * self.haze_share * 1.45))

    def on_cast(self, depth: float = 1.0) -> Paint:
        """How the cast is coloured: with some fill light, so that it reads in the dark.

        Only fog swallows it.
        """
        fill = 0.55 * self.dark
        lit = replace(self, ambient=colour.mix(self.ambient, "#ffffff", fill))
        paint = lit.paint(1 + (depth - 1) * 0.6)
        return replace(paint, haze=min(paint.haze, 0.36 + 0.55 * self.thick))


@dataclass(frozen=True)
class Paint:
    """Colours of surfaces in a light, seen through haze. Call it with the surface's own colour."""

    light: Light
    haze: float = 0.0

    def __call__(self, surface: str, shade: float = 0.0) -> str:
        """The surface as it is seen; `shade` 0..1 turns it from the light, below 0 towards it."""
        lit = colour.times(surface, self.light.ambient)
        if shade > 0:
            lit = colour.mix(lit, colour.times(lit, "#3c4468"), shade)
        elif shade < 0:
            lit = colour.mix(lit, colour.times(surface, self.light.warm), min(1.0, -shade))
            lit = colour.lighter(lit, 0.12 * min(1.0, -shade))
        lit = colour.saturated(lit, self.light.saturation)
        return colour.mix(lit, self.light.haze, self.haze)

    def glow(self, lamp: str) -> str:
        """A lamp, a window, a screen: shines by its own light."""
        return colour.mix(lamp, self.light.haze, self.haze * (0.35 + 0.5 * self.light.thick))

    def lamp(self, off: str, on: str) -> str:
        """Something that is switched on when it is dark."""
        return self.glow(on) if self.light.dark > 0.45 else self(off)


_BASE = Light(
    sky=("#3f86d6", "#7db4ea", "#cfe6f5"),
    ambient="#ffffff",
    warm="#fff6e0",
    haze="#c9dcec",
    haze_share=0.55,
    key=-0.6,
    dark=0.0,
    sun=(-0.55, 0.16),
    moon=None,
    stars=0.0,
    cloud="#ffffff",
    clouds=0.35,
    shadow=0.34,
)
_TIMES: dict[TimeOfDay, Light] = {
    "day": _BASE,
    "dawn": replace(
        _BASE, sky=("#4a5d93", "#c98fa0", "#ffd2a1"), ambient="#d9bfc0", warm="#ffc796",
        haze="#eebfa6", haze_share=0.75, key=0.8, dark=0.2, sun=(0.5, 0.5), cloud="#f3b7a5",
        clouds=0.4, shadow=0.26, stars=0.1,
    ),
    "morning": replace(
        _BASE, sky=("#5c9add", "#a3cdf0", "#ffeccb"), ambient="#fff1dc", warm="#ffe2ae",
        haze="#e6e3d3", haze_share=0.6, key=0.7, sun=(0.5, 0.27), shadow=0.32,
    ),
    "golden_hour": replace(
        _BASE, sky=("#3d6ba3", "#e9a86a", "#ffdf9e"), ambient="#f2c79a", warm="#ffc772",
        haze="#f3bd83", haze_share=0.7, key=-0.9, dark=0.1, sun=(-0.42, 0.46), cloud="#ffca94",
        clouds=0.45, shadow=0.42,
    ),
    "dusk": replace(
        _BASE, sky=("#1e2a55", "#704d7f", "#e98a6b"), ambient="#8f83a6", warm="#f0a07c",
        haze="#8d6b8c", haze_share=0.72, key=-0.8, dark=0.6, sun=None, cloud="#8d5f7e",
        clouds=0.5, shadow=0.2, stars=0.25,
    ),
    "night": replace(
        _BASE, sky=("#070b1d", "#10183a", "#24315c"), ambient="#56658f", warm="#9fb4e0",
        haze="#1d2749", haze_share=0.68, key=0.55, dark=1.0, sun=None, moon=(0.42, 0.17),
        cloud="#2a3459", clouds=0.25, shadow=0.22, stars=1.0,
    ),
}  # fmt: skip


def of(
    time: TimeOfDay, weather: Weather, style: Style = "none", details: Set[str] = frozenset()
) -> Light:
    """The light at a time of day, in a weather, in a style; `details` are of the place."""
    light = _TIMES[time]
    grey = _OVERCAST.get(weather.kind, 0.0) * (0.45 + 0.55 * weather.intensity)
    if grey:
        light = _overcast(light, grey, is_fog=weather.kind in ("fog", "dust"))
    if weather.kind == "fog":
        light = _foggy(light, 0.3 + 0.7 * weather.intensity)
    if weather.kind == "storm":
        light = _gloomy(light, 0.35 + 0.2 * weather.intensity)
        light = replace(light, rough=0.3 + 0.7 * weather.intensity)
    if weather.kind == "snow":
        light = replace(light, snow=0.6 + 0.35 * weather.intensity)
    if weather.kind in ("rain", "storm"):
        light = replace(light, wet=0.5 + 0.5 * weather.intensity)
    if "cloudless" in details:
        light = replace(light, clouds=0.0)
    if "wet" in details:
        light = replace(light, wet=max(light.wet, 0.75))
    return _styled(light, style)


_OVERCAST = {"rain": 1.0, "storm": 1.0, "fog": 0.75, "snow": 0.55, "cloudy": 0.6, "dust": 0.5}


def _overcast(light: Light, grey: float, *, is_fog: bool) -> Light:
    top, middle, low = (colour.mix(one, _grey_of(one, light), grey * 0.8) for one in light.sky)
    return replace(
        light,
        sky=(top, middle, low),
        ambient=colour.mix(light.ambient, colour.times(light.ambient, "#b9c0cc"), grey),
        haze=colour.mix(light.haze, _grey_of(light.haze, light), grey * 0.7),
        haze_share=min(
            1.6 if is_fog else 1.25, light.haze_share + (1.1 if is_fog else 0.25) * grey
        ),
        sun=None if grey > 0.35 else light.sun,
        moon=None if grey > 0.6 else light.moon,
        stars=light.stars * (1 - grey),
        clouds=light.clouds * (1 - grey) if is_fog else min(1.0, light.clouds + 0.6 * grey),
        cloud=colour.mix(light.cloud, _grey_of(light.cloud, light), grey * 0.8),
        shadow=light.shadow * (1 - 0.65 * grey),
        saturation=light.saturation * (1 - 0.22 * grey),
    )


def _foggy(light: Light, thick: float) -> Light:
    """Pale, and the sky no less than the distance: only what is near is seen."""
    pale = colour.mix(light.haze, light.sky[2], 0.3)
    pale = colour.mix(pale, "#e9edf0", thick * (0.42 - 0.26 * light.dark))
    top, middle, _ = light.sky
    sky = colour.mix(top, pale, 0.75 * thick), colour.mix(middle, pale, thick), pale
    return replace(light, sky=sky, haze=pale, haze_share=1.1 + thick, thick=thick)


def _gloomy(light: Light, much: float) -> Light:
    """Under thunderclouds: the day is dark, and lamps are lit."""
    deep = "#4b5468"
    top, middle, low = (colour.mix(one, colour.times(one, deep), much + 0.25) for one in light.sky)
    return replace(
        light,
        sky=(top, middle, low),
        ambient=colour.mix(light.ambient, colour.times(light.ambient, "#7d88a2"), much + 0.3),
        haze=colour.mix(light.haze, colour.times(light.haze, deep), much),
        cloud=colour.mix(light.cloud, colour.times(light.cloud, deep), much + 0.2),
        dark=max(light.dark, 0.5),
    )


def _grey_of(one: str, light: Light) -> str:
    level = colour.luminance(one) * (0.82 if light.dark < 0.5 else 1.0)
    return colour.css((level * 0.95, level, level * 1.07))


_STYLES: dict[Style, dict[str, float | str]] = {
    "pastel": {"saturation": 0.75, "ambient": "#fff4f4", "haze_share": 0.75},
    "vivid": {"saturation": 1.35},
    "neon": {"saturation": 1.3},
    "faded": {"saturation": 0.6},
    "gritty": {"saturation": 0.6},
    "cold": {"ambient": "#cfe0ff"},
    "noir": {"ambient": "#a3a7b0"},
    "warm": {"ambient": "#ffe3c2"},
}


def _styled(light: Light, style: Style) -> Light:
    told = _STYLES.get(style, {})
    if "saturation" in told:
        light = replace(light, saturation=light.saturation * float(told["saturation"]))
    if "haze_share" in told:
        light = replace(light, haze_share=float(told["haze_share"]))
    if "ambient" in told:
        light = replace(light, ambient=colour.times(light.ambient, str(told["ambient"])))
    return light
