"""Words that tell what a quotation is: something said, something written, or a name."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import names

SAYS = names(
    "says say said saying whispers whisper whispering whispered shouts shout shouting shouted"
    " asks ask asking asked replies reply replying replied yells yell yelling yelled murmurs"
    " murmur murmuring mutters muttering mutter exclaims exclaim cries calls calling sings"
    " singing sing announces announce announcing speaks speaking speak answers answering"
    " narrates narrator voiceover tells telling responds screams screaming laughs sighs declares"
    " adds continues begins explains pleads begs hisses growls mumbles chants recites greets"
    " dialogue dialog line voice vo insists admits confesses warns jokes"
)
WRITTEN = names(
    "sign signs banner banners poster posters billboard label labels labelled labeled title"
    " titled caption captions text texts word words letters lettering logo screen board"
    " chalkboard blackboard whiteboard shirt tee sweatshirt reading reads written writes spelling"
    " spells spelled note card placard neon plate display newspaper headline book cover graffiti"
    " inscription engraved printed subtitle subtitles overlay plaque tattoo message marquee badge"
    " storefront shopfront named called ticket envelope cake mug"
)
# A caption of the picture, and writing that needs a thing to be on.
CAPTIONS = names("title titled caption captions captioned subtitle subtitles overlay titles")
WRITING = CAPTIONS | names(
    "text texts word words letters lettering written writes reading reads spelling spells spelled"
    " message inscription printed engraved"
)
NAMES = names("named called nicknamed dubbed titled")
NOBODY = names(
    "he she they it him her them we i you and then while as who that the a an his their one"
    " softly quietly loudly slowly finally suddenly voice over line dialogue"
)
