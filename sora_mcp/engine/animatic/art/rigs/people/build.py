"""How a body is built: its measures in units of a standing figure of 1000."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.art.figure import Look


@dataclass(frozen=True)
class Build:
    """Lengths of bones and half widths across (`_w`) and through (`_d`) the body."""

    ankle: float = 38
    thigh: float = 236
    shin: float = 232
    foot: float = 132
    torso: float = 322
    neck: float = 28
    head: float = 76  # half its height
    upper_arm: float = 150
    forearm: float = 132
    shoulder_w: float = 98
    chest_w: float = 98
    chest_d: float = 66
    waist_w: float = 76
    waist_d: float = 58
    hip_w: float = 89
    hip_d: float = 66
    hip_joint: float = 46
    limb: float = 1.0  # thickness of arms and legs
    bust: float = 0.0
    stoop: float = 0.0  # degrees that it is bent by age

    @property
    def leg(self) -> float:
        """The leg, stretched, from the hip to the ankle."""
        return self.thigh + self.shin

    @property
    def arm(self) -> float:
        """The arm, stretched, to the wrist."""
        return self.upper_arm + self.forearm


MAN = Build()
WOMAN = Build(
    shoulder_w=84, chest_w=84, chest_d=60, waist_w=60, waist_d=49, hip_w=87, hip_d=66,
    limb=0.86, bust=10, thigh=240, shin=234, torso=316, foot=120,
)  # fmt: skip
CHILD = Build(
    ankle=36, thigh=196, shin=188, foot=124, torso=288, neck=20, head=113, upper_arm=124,
    forearm=109, shoulder_w=77, chest_w=80, chest_d=60, waist_w=74, waist_d=60, hip_w=78,
    hip_d=62, hip_joint=42, limb=0.92,
)  # fmt: skip
BABY = Build(
    ankle=70, thigh=270, shin=230, foot=190, torso=520, neck=12, head=232, upper_arm=205,
    forearm=175, shoulder_w=142, chest_w=160, chest_d=140, waist_w=176, waist_d=160, hip_w=190,
    hip_d=170, hip_joint=100, limb=2.05,
)  # fmt: skip


def of(build: Build, look: Look) -> Build:
    """A build with its traits: how heavy or slim, how old."""
    wide = {"heavy": 1.26, "slim": 0.88, "muscular": 1.1}.get(look.trait("build"), 1.0)
    if look.trait("age") == "old" and build.head < CHILD.head:
        build = replace(build, stoop=13)
    if wide == 1.0:
        return build
    belly = 1.18 if wide > 1.2 else 1.0
    return replace(
        build,
        shoulder_w=build.shoulder_w * (1 + (wide - 1) * 0.5),
        chest_w=build.chest_w * wide,
        chest_d=build.chest_d * wide,
        waist_w=build.waist_w * wide * belly,
        waist_d=build.waist_d * wide * belly,
        hip_w=build.hip_w * wide,
        hip_d=build.hip_d * wide,
        limb=build.limb * (1 + (wide - 1) * 0.75),
    )
