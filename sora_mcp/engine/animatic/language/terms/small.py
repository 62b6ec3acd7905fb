"""Small words that give a sentence's language away."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import names

ENGLISH_SMALL_WORDS = names("the an and with of is are at to from while his her their then")
# French, Spanish, Italian, Portuguese, German, Dutch, Polish and more: no English words.
OTHER_SMALL_WORDS = names(
    "un une le les du des et dans sur avec sous pour qui est au aux ses leur en par"
    " el los las una con por para del al su sus y sobre bajo mientras"
    " il lo gli di nel nella sul sulla che della degli uno e"
    " um uma os da do dos das na nas em com ao pela pelo seu sua"
    " der das ein eine einen einem einer und mit auf im ist unter von zum zur bei auf durch"
    " een het op met voor onder naar van zijn"
    " i w z na jest pod nad przez sie og og den det med til och ett bir ve ile yang di dan"
) - names("i na")
