"""Where in the picture somebody is: on the left, in the background, facing the camera."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.asides import AsideReader
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import ENDS

_CORNERS = {
    "left": "on the left", "right": "on the right", "centre": "in the middle",
    "back": "in the background", "front": "in the foreground", "sky": "in the sky",
    "camera": "facing the camera", "away": "facing away",
}  # fmt: skip
_FRAMES = names("camera frame screen")


class CornerReader(AsideReader):
    """The part of a reading that hears places in the picture."""

    def _corner(self, at: int) -> int:
        match = self._book.places.at(self.words, at)
        relation = self._book.relations.at(self.words, at)
        if not match or (relation and relation.length > match.length):
            return 0
        after = self._book.relations.at(self.words, at + match.length)
        if self.words[at] in _FRAMES and after:  # "camera right behind him"
            return 0
        if self._after_trap == at:  # "lightning in the distance"
            return match.length
        if set(self.words[max(0, at - 4) : at]) & {
            "camera",
            "pan",
            "pans",
            "panning",
            "truck",
            "tilt",
        }:
            return match.length
        keys = match.senses[0].keys
        is_first = at == 0 or self.words[at - 1] in ENDS or not self.troupe.latest
        subject = self.troupe.anchor or next(iter(self.troupe.group[-1:]), None)
        is_next = at > 0 and self.words[at - 1] == "," and self.phrases.read(at + match.length)
        if is_first or is_next or subject is None:
            self.corner = dict(keys)
        else:
            for key, value in keys.items():
                setattr(subject, key, value)
            self._after_noun = at + match.length  # "a man on the left waves"
        self.namer.note(at, at + match.length, _CORNERS.get("".join(keys.values()), ""))
        return match.length
