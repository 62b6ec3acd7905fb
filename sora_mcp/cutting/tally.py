"""What the packets of one track say about its length and order."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from av.packet import Packet


@dataclass
class Tally:
    """Counts packets. Times are seconds of the file's own clock.

    Attributes:
        step: how long a packet lasts that does not say so.
        longest: the longest packet, in its track's own units.
        is_orderly: it begins with a key packet, and each packet has both its times, in order.
    """

    step: Fraction
    first: Fraction = field(default=Fraction(10**12))
    end: Fraction = Fraction(0)
    lasting: Fraction = Fraction(0)
    longest: int = 0
    count: int = 0
    discarded: int = 0
    is_orderly: bool = True
    _last_dts: int | None = None

    def add(self, packet: Packet[Any]) -> None:
        """Look at the next packet."""
        if packet.size == 0:  # the end
            return
        self._follow(packet)
        at = packet.pts if packet.pts is not None else packet.dts
        if packet.is_discard:  # before an edit list's start: never shown or heard
            self.discarded += 1
        elif at is not None:
            lasts = (packet.duration or 0) * packet.time_base or self.step
            self.first = min(self.first, at * packet.time_base)
            self.end = max(self.end, at * packet.time_base + lasts)
            self.longest = max(self.longest, packet.duration or 0)
            self.lasting += lasts
            self.count += 1

    def _follow(self, packet: Packet[Any]) -> None:
        if packet.pts is None or packet.dts is None:
            self.is_orderly = False
            return
        begins = self._last_dts is None
        follows = packet.is_keyframe if begins else packet.dts > (self._last_dts or 0)
        self.is_orderly &= follows
        self._last_dts = packet.dts

    @property
    def length(self) -> Fraction:
        """Seconds from the first packet to the end of the last."""
        return self.end - self.first if self.count else Fraction(0)

    def span(self, start: Fraction) -> tuple[Fraction, Fraction] | None:
        """From when to when it lasts, counted from `start`; None with gaps of a packet or more."""
        if not self.is_orderly or abs(self.length - self.lasting) * self.count > self.lasting:
            return None
        return self.first - start, self.end - start
