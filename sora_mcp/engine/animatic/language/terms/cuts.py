"""Words between shots, and words that begin the next beat of one."""

from __future__ import annotations

from typing import Literal

Joint = Literal["cut", "dissolve", "fade", "fade_out", "fade_in", "beat", "turn", "none"]

JOINTS: dict[str, Joint] = {
    "(then) (the) (camera/scene/video/we) (smash/hard/jump/match/quick/quickly) cuts/cut/cutting"
    " (back/away)"
    " to (a/the)": "cut",
    "then we see": "cut",
    "smash/hard/jump/match/quick cut | (a) cutaway to | intercut with": "cut",
    "(then) (the) (scene/video/image/we) (slowly/cross) dissolves/dissolve/dissolving (slowly) (in)"
    " to/into": "dissolve",
    "(then) (scene/it/we) transition/transitions/transitioning/crossfade/crossfades/morphs"
    " (smoothly)"
    " to/into | cross fade/fades to | cross dissolve (to) | wipe/wipes to | blends"
    " into": "dissolve",
    "(then) (the) (scene/video/image/screen/it/we) fades/fade/fading in/into/to (a/the)": "fade",
    "(then) (and) (the) (scene/video/image/screen/it/we) (slowly) fades/fade/fading (slowly) (out)"
    " (to/into) black | fade/fades out | fade to white | (slow) fade (out) to black | ends in black"
    " | cut to black | cuts to black": "fade_out",
    "fade/fades in (from black) | fade/fades (up) from black | opens from black": "fade_in",
    "(and) then | after that | and after that | moments later | (a) moment later | afterwards"
    " | a few seconds later | before (finally) turning | as the shot ends": "beat",
    "(every) now and then | by/since/until/back/now/than/just/only/every/even then | and then"
    " some | next to | fade in hair"
    " | clean/hair/diamond cut to | if then": "none",
}  # fmt: skip
_COLOUR = "(?:red|green|blue|yellow|orange|brown|black|white|golden|pink|purple|grey|gray|silver)"
# What one thing becomes: "changes from red to blue", "turned into a frog", "turns brown".
TURNS = (
    r"\b(?:(?:chang|turn|shift|transition|transform|morph|go)(?:es|s|ed|ing|e)?[ \t]+from[ \t]+"
    r"(?!(?:the|a|an|his|her|its|side|left|right|here|there|one|top"
    r"|big|large|huge|giant|tall|small|tiny|little|short)\b)(?:[\w-]+[ \t]+){1,2}?(to)\b"
    r"|(turn(?:s|ed|ing)?|transform(?:s|ed|ing)?|chang(?:es|ed|ing))[ \t]+into\b"
    r"(?![ \t]+(?:a|an|the)[ \t]+(?:street|road|alley|room|driveway|parking|corner)))"
    r"|\b((?:grow(?:s|n|ing)?|grew)[ \t]+up|evolv(?:es|ed|ing))[ \t]+into\b"
    r"|\b(becom(?:es|ing)|became)(?=[ \t]+an?\b)"
    rf"|(?<!light )(?<!sky )(?<!lights )(?<!hair )(?<!eyes )(?<!face )\b(turn(?:s|ed|ing)?|becomes)"
    rf"(?=[ \t]+{_COLOUR}\b[ \t]*(?:[.;!]|\Z))"
)
# Begin a beat only where they begin a sentence.
OPENERS: dict[str, Joint] = {
    "next | finally | suddenly | meanwhile | later | eventually | seconds/minutes/hours later"
    " | at the end | in the end": "beat",
    "in the first/opening/second/third/fourth/next/last/final/closing shot/scene/clip"
    " | the first/opening/second/third/fourth/next/last/final/closing shot/scene/clip"
    " shows/is/has": "cut",
    "next to | later in | finally free": "none",
}
