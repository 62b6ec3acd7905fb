"""Videos behind each other in one MP4: packets stay as they are wherever they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import av
from av.container import OutputContainer
from av.packet import Packet

from sora_mcp.cutting import pictures, sounds
from sora_mcp.cutting.sources import Source, UncuttableError, measured, opened

_FADE_S = Fraction(1, 2)
_FILM_MAX_S = 3600
_COPIED_CODECS = {"h264", "hevc", "av1", "vp9"}  # those that MP4 players know
_KEPT_METADATA = ("title", "comment", "artist", "copyright", "description")

Report = Callable[[float], None]


@dataclass(frozen=True)
class Plan:
    """What goes where. Spans are seconds of the film, counts and fades are pictures."""

    sources: tuple[Source, ...]
    width_px: int
    height_px: int
    copies_pictures: bool
    copies_sound: bool
    counts: tuple[int, ...]
    fades: tuple[int, ...]
    spans: tuple[sounds.Span, ...]

    @property
    def fps(self) -> Fraction:
        """Pictures per second where they are encoded: the first part's."""
        return self.sources[0].look.fps

    @property
    def has_sound(self) -> bool:
        """Whether any part can be heard."""
        return any(source.voice for source in self.sources)

    def summary(self) -> dict[str, Any]:
        """As `film.Joined` has it."""
        parts = [
            {
                "seconds": float(source.seconds),
                "was_reencoded": not self.copies_pictures
                or (source.voice is not None and not self.copies_sound),
            }
            for source in self.sources
        ]
        seconds = float(self.spans[-1][1])
        size = {"width_px": self.width_px, "height_px": self.height_px}
        return {"seconds": seconds, **size, "parts": parts}


def join(
    videos: Sequence[Path], out: Path, *, transition: str, keep_audio: bool = True,
    metadata: Mapping[str, str] | None = None, report: Report,
) -> dict[str, Any]:  # fmt: skip
    """Write the videos behind each other to `out`; `report` is told 0..1.

    The film says of itself what all videos do, or what `metadata` has.

    Raises:
        UncuttableError: one of them is unusable, or all together are too long.
    """
    if not videos:
        raise UncuttableError("There are no videos to join.")
    sources = {path: measured(path).whole() for path in dict.fromkeys(videos)}
    if not keep_audio:
        sources = {path: source.silent() for path, source in sources.items()}
    plan = planned(tuple(sources[path] for path in videos), transition)
    with ExitStack() as stack:
        template = stack.enter_context(opened(videos[0]))
        options = {"movflags": "+faststart"}
        container = stack.enter_context(av.open(str(out), "w", format="mp4", options=options))
        container.metadata.update(_shared_metadata(videos) if metadata is None else metadata)
        tracks = [_pictures(plan, container, template.streams.video[0])]
        if plan.has_sound:
            tracks.append(_sound(plan, container, template))
        total = plan.spans[-1][1]
        for packet in merge(*tracks, key=_moment):
            moment = _moment(packet)
            container.mux(packet)
            report(float(min(max(moment / total, Fraction(0)), Fraction(1))))
    return plan.summary()


def planned(sources: tuple[Source, ...], transition: str) -> Plan:
    """Where each part goes, and what of it has to be encoded again.

    Raises:
        UncuttableError: the film would be too long.
    """
    total = sum(source.seconds for source in sources)
    if total > _FILM_MAX_S:
        raise UncuttableError(
            f"The film would be {float(total) / 60:.0f} minutes long; the most is "
            f"{_FILM_MAX_S // 60} minutes."
        )
    first, is_cut = sources[0], transition == "cut" or len(sources) == 1
    copies_pictures = (
        is_cut
        and first.look.codec in _COPIED_CODECS
        and all(source.can_copy and source.look == first.look for source in sources)
    )
    counts = _counts([source.seconds for source in sources], first.look.fps)
    fade = 0 if is_cut else round(_FADE_S * first.look.fps)
    fades = tuple(min(fade, a // 2, b // 2) for a, b in pairwise(counts))
    width, height = first.size_px
    if not copies_pictures:
        width, height = max(2, width // 2 * 2), max(2, height // 2 * 2)
    return Plan(
        sources=sources,
        width_px=width,
        height_px=height,
        copies_pictures=copies_pictures,
        copies_sound=is_cut and sounds.can_copy(sources),
        counts=counts,
        fades=fades,
        spans=_kept_spans(sources) if copies_pictures else _spans(counts, fades, first.look.fps),
    )


def _counts(lengths: Sequence[Fraction], fps: Fraction) -> tuple[int, ...]:
    """Pictures of each part, so that their sum is as exact as each of them."""
    edges = [round(end * fps) for end in accumulate(lengths, initial=Fraction(0))]
    return tuple(max(1, end - start) for start, end in pairwise(edges))


def _kept_spans(sources: Sequence[Source]) -> tuple[sounds.Span, ...]:
    return tuple(pairwise(accumulate((s.seconds for s in sources), initial=Fraction(0))))


def _spans(counts: Sequence[int], fades: Sequence[int], fps: Fraction) -> tuple[sounds.Span, ...]:
    starts = accumulate((n - fade for n, fade in zip(counts, fades, strict=False)), initial=0)
    return tuple((s / fps, (s + n) / fps) for s, n in zip(starts, counts, strict=True))


def _pictures(plan: Plan, container: OutputContainer, template: Any) -> Iterator[Packet[Any]]:
    if plan.copies_pictures:
        stream = container.add_stream_from_template(template)
        return pictures.copied(stream, plan.sources, [start for start, _ in plan.spans])
    size = plan.width_px, plan.height_px
    stream = pictures.add_track(container, *size, plan.fps)
    reels = [
        pictures.reel(source, *size, plan.fps, count)
        for source, count in zip(plan.sources, plan.counts, strict=True)
    ]
    return pictures.encoded(stream, pictures.dissolved(reels, plan.counts, plan.fades), plan.fps)


def _sound(plan: Plan, container: OutputContainer, template: Any) -> Iterator[Packet[Any]]:
    voice = plan.sources[0].voice
    if plan.copies_sound and voice:
        stream = container.add_stream_from_template(template.streams.audio[0])
        return sounds.copied(stream, voice, plan.sources, plan.spans)
    tracks = [sounds.Track(source) for source in plan.sources]
    return sounds.encoded(sounds.add_track(container), sounds.joined(tracks, plan.spans))


def _moment(packet: Packet[Any]) -> Fraction:
    """When it is decoded: what the file is ordered by."""
    return (packet.dts or 0) * packet.time_base


def _shared_metadata(videos: Sequence[Path]) -> dict[str, str]:
    """What all parts say of themselves, such as that they are drafts."""
    said = []
    for path in dict.fromkeys(videos):
        with opened(path) as container:
            said.append(dict(container.metadata))
    return {
        key: said[0][key]
        for key in _KEPT_METADATA
        if key in said[0] and all(other.get(key) == said[0][key] for other in said)
    }
