"""A director: makes shots of takes, one after the other, and fills in what is not said."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from sora_mcp.engine.animatic.language import defaults, references, seeing, targets
from sora_mcp.engine.animatic.language.heard import NOBODY, Heard, Source, heard
from sora_mcp.engine.animatic.language.onset import in_period, on_set
from sora_mcp.engine.animatic.language.placing import BLOCKOUT, MOON
from sora_mcp.engine.animatic.language.surroundings import hidden
from sora_mcp.engine.animatic.language.terms.surroundings import SHOWN
from sora_mcp.engine.animatic.language.timeline import Take
from sora_mcp.engine.animatic.plan import Actor, Shot, Weather

_OUTSIDE = targets.VEHICLES | targets.names("house tower castle skyscraper")
_LIGHT = ("time", "weather", "style", "palette")
_CAMERA = ("size", "angle", "move", "move_amount", "lens_mm")


@dataclass
class Account:
    """The honest account that goes with a plan."""

    understood: dict[str, str] = field(default_factory=dict)
    not_depicted: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)

    def take(self, what: Heard) -> None:
        """Add what was heard."""
        for words, meaning in what.understood.items():
            self.understood.setdefault(words, meaning)
        self.not_depicted += what.not_depicted
        self.assumptions += what.assumptions


class Director:
    """Makes shots of takes, one after the other: what was said before goes on.

    `seamless` tells of each shot whether it is the next beat of the one before, and `implied`
    whether nobody named its place; `keeps_camera`, whether the first one is framed as the shot
    that it goes on from; `home` is where all is done whose place nobody names.
    """

    def __init__(
        self, source: Source, shared: Heard, seed: int, account: Account, before: Shot | None
    ) -> None:
        """Get ready; `before` is a shot whose scene goes on, or is told anew."""
        self.shared = shared
        self.seamless: list[bool] = []
        self.implied: list[bool] = []
        self.home: tuple[str, str] | None = None
        self.keeps_camera = True
        self.is_told = bool(shared.cast or shared.set_name)  # somebody, or some place, was named
        self._source, self._seed, self.account = source, seed, account
        self._light: dict[str, Any] = {k: getattr(before, k) for k in _LIGHT} if before else {}
        self._light |= {k: v for k, v in shared.sets.items() if k in _LIGHT}
        self._pool = [*shared.cast, *(before.cast if before else ())]
        self._previous = before
        self._is_implied = False  # the place of the last shot: nobody named it
        account.take(shared)

    def shot(self, take: Take) -> Shot:
        """The shot of the next take, with no length yet."""
        told = _indoors(heard(self._source, take.passages, self._pool))
        self.account.take(told)
        before = self._previous
        self.is_told = self.is_told or bool(told.cast or told.set_name or told.spoken_of)
        cast = self._cast(told, take)
        if told.framed:
            cast = references.framed(cast, *told.framed, told.cast)
        light = self._lit(told)
        set_name, place_label = self._place(told, cast, light.get("weather"), take)
        if take.goes_on and before and before.set_name != set_name:
            cast = references.gone_on(before.cast, told.cast, self._pool)
        goes_on = take.goes_on and before is not None and before.set_name == set_name
        keeps = goes_on or (self.keeps_camera and before is not None and not self.seamless)
        camera = self._camera(told, cast, set_name, keeps=keeps)
        set_name = defaults.height_of(set_name, cast, camera.get("angle"))
        self.seamless.append(goes_on and not any(name in told.sets for name in _CAMERA))
        self.implied.append(self._is_implied)
        shot = Shot(
            seconds=0.0,
            set_name=set_name,
            cast=in_period(on_set(cast, set_name), light.get("style", "none")),
            dialogue=told.lines,
            place_label=place_label,
            details=self._dressed(told, set_name),
            caption=told.caption or (self.shared.caption if before is None else ""),
            transition=take.transition,
            seed=self._seed,
            **light,
            **camera,
        )
        drawn = (*shot.details, *SHOWN.get(set_name, ()))
        told_of = [one for one in self.account.not_depicted if one not in drawn]
        self.account.not_depicted = [*told_of, *hidden(shot)]
        self._previous = shot
        self._pool = [*cast, *(one for one in self._pool if one not in cast)]
        return shot

    def turned(self, take: Take) -> Shot | None:
        """The shot of what something becomes; if that would look the same, it is only told."""
        before, pool, account = self._previous, self._pool, replace(self.account)
        light, is_told = dict(self._light), self.is_told
        for name in ("understood", "not_depicted", "assumptions"):
            setattr(account, name, copy(getattr(account, name)))
        shot = self.shot(take)
        if before is None or seeing.has_changed(before, shot):
            return shot
        vars(self.account).update(vars(account))
        self._previous, self._pool, self._light, self.is_told = before, pool, light, is_told
        self.seamless.pop()
        self.implied.pop()
        said = " ".join(one.text(self._source.plain).strip(" .,;") for one in take.passages)
        self.account.not_depicted.append(f"change into {' '.join(said.split())}")
        return None

    def _cast(self, told: Heard, take: Take) -> tuple[Actor, ...]:
        before = self._previous.cast if self._previous else self.shared.cast
        if take.turns:
            return references.turned(before, told.cast)
        if take.goes_on or (told.cast and self._tells_again(told, before)):
            return references.joined(before, told.cast, self._pool, is_news=True)
        if told.cast:
            known = (one for one in told.spoken_of if references.is_person(one))
            extra = [one for one in known if not any(one.name == own.name for own in told.cast)]
            return references.joined(references.alone(extra), told.cast, ())
        if NOBODY in told.refused:
            return ()
        if told.spoken_of:
            few = len(told.spoken_of) < len(before)
            return references.alone(told.spoken_of) if few else before
        if told.set_name and self._previous and told.set_name != self._previous.set_name:
            return self.shared.cast
        return before

    def _tells_again(self, told: Heard, before: tuple[Actor, ...]) -> bool:
        """Whether the first shot is an earlier one told anew, with nobody who was not there."""
        there = {(one.kind, one.name) for one in before}
        is_first = self._previous is not None and not self.seamless
        return is_first and all((one.kind, one.name) in there for one in told.cast)

    def _lit(self, told: Heard) -> dict[str, Any]:
        if "weather" in told.refused and "weather" not in told.sets:
            self._light["weather"] = Weather()
        self._light |= {name: value for name, value in told.sets.items() if name in _LIGHT}
        for weak in (told.weak, self.shared.weak):
            for name in _LIGHT:
                if name in weak:
                    self._light.setdefault(name, weak[name])
        if "time" not in self._light and self._previous is None:
            time = defaults.time(told.cast, moonlit=MOON in told.understood.values())
            self._light |= {"time": time}
            self.account.assumptions.append(f"No time of day was said: {time}.")
        return dict(self._light)

    def _place(
        self, told: Heard, cast: tuple[Actor, ...], weather: Weather | None, take: Take
    ) -> tuple[str, str]:
        """The set, and the name of a place that no set shows."""
        whole = self.shared.set_name
        before = self._previous
        is_named = bool(told.set_name or whole)
        self._is_implied = self._is_implied and not is_named
        if before and not is_named and (gone := self._gone_to(before, told, take)):
            self.account.assumptions.append(gone[1])
            return gone[0], ""
        named = told.set_name or (before and _stays(before, cast)) or whole
        if told.set_name and whole and targets.are_kindred(told.set_name, whole):
            named = whole  # "towards the sea", in a story at the beach
        if named:
            labels = (told, before, self.shared)
            label = next((one.place_label for one in labels if one and one.set_name == named), "")
            return named, label if named == BLOCKOUT else ""
        implied = self.home or told.implied or self.shared.implied
        if self._source.is_foreign and not implied and not cast:
            implied = defaults.UNREAD
        label = ""
        if not implied:
            implied = defaults.home(cast, weather, self._said(take), told.not_depicted)
            if not (cast or MOON in told.understood.values()) and told.not_depicted:
                implied, label = defaults.unshown(told.not_depicted)
        self.account.assumptions.append(implied[1])
        self._is_implied = True
        return implied[0], label

    def _said(self, take: Take) -> str:
        return " ".join(one.text(self._source.plain) for one in take.passages)

    def _gone_to(self, before: Shot, told: Heard, take: Take) -> tuple[str, str] | None:
        """Where the next thing is done, though nobody names the place."""
        if self.home:
            return None
        if before.set_name not in targets.INDOORS and (
            room := defaults.room(told.cast, before.cast)
        ):
            return room
        if not (take.goes_on and self._is_implied):
            return None
        there = {one.name for one in before.cast if not references.is_person(one)}
        news = [one for one in told.cast if one.name not in there]
        return defaults.next_home(news, before.set_name, self._said(take))

    def _dressed(self, told: Heard, set_name: str) -> tuple[str, ...]:
        """How the place is dressed: as it was, as long as it is the same."""
        before = self._previous
        kept = before.details if before and before.set_name == set_name else ()
        kept = (*kept, *_outside(before, set_name))
        found = dict.fromkeys((*self.shared.details, *kept, *told.details))
        return tuple(one for one in found if one != "steps" or set_name not in targets.INDOORS)

    def _camera(
        self, told: Heard, cast: tuple[Actor, ...], set_name: str, *, keeps: bool
    ) -> dict[str, Any]:
        before = self._previous
        camera = {**self.shared.weak, **self.shared.sets, **told.weak, **told.sets}
        camera = {name: value for name, value in camera.items() if name in _CAMERA}
        if keeps and before:
            kept = [name for name in _CAMERA if name != "angle" or not _is_lower(before, told)]
            camera = {name: getattr(before, name) for name in kept} | {
                name: value for name, value in told.sets.items() if name in _CAMERA
            }
        if camera.get("move") == "follow" and told.framed and "move" not in told.sets:
            camera["move"], camera["move_amount"] = defaults.move(cast)
        if "size" not in camera:
            camera["size"] = defaults.size(cast, speaks=bool(told.lines))
            if before and before.set_name == set_name and before.size == camera["size"]:
                camera["size"] = _other_size(before, cast)
            size = str(camera["size"]).replace("_", " ")
            self.account.assumptions.append(f"No shot size was said: {size}.")
        if "move" not in camera:
            move, amount = defaults.move(cast)
            camera |= {"move": move, "move_amount": amount}
            along = "along with the cast" if move == "follow" else "slowly in"
            self.account.assumptions.append(f"No camera move was said: it goes {along}.")
        return camera


def _stays(before: Shot, cast: tuple[Actor, ...]) -> str:
    """The set of the shot before; those who come do not play on a stage that was left empty."""
    was_empty = before.set_name == BLOCKOUT and not (before.cast or before.place_label)
    return "" if was_empty and cast else before.set_name


def _is_lower(before: Shot, told: Heard) -> bool:
    """Whether a view from above ends: a closer size is said."""
    return before.angle in ("high", "overhead") and "size" in told.sets


def _other_size(before: Shot, cast: tuple[Actor, ...]) -> str:
    """Another size for another shot of the same actor in the same place: a cut, and not a jump."""
    is_same = cast and before.cast and before.cast[0].name == cast[0].name
    return defaults.covered(before.size) if is_same else before.size


def _outside(before: Shot | None, set_name: str) -> tuple[str, ...]:
    """What a room's windows show: the place of the shot before, or what they showed then."""
    if before is None or set_name not in targets.INDOORS:
        return ()
    if before.set_name in targets.INDOORS:
        return tuple(one for one in before.details if one.startswith("outside "))
    return (f"outside {before.set_name}",)


def _indoors(told: Heard) -> Heard:
    """Who looks out of a window is in a room: the place that is named is what is seen there."""
    place = told.set_name
    is_of_room = "lookout" in told.details and not (told.cast and told.cast[0].name in _OUTSIDE)
    if not is_of_room or not place or place in (*targets.INDOORS, BLOCKOUT):
        return told
    return replace(told, set_name="room", details=(*told.details, f"outside {place}"))
