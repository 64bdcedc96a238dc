"""The German words by which office tables say what we know by a code. Small and closed; needs and their words live in resources/."""

from __future__ import annotations

from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.text import fold

_LANGUAGES = """
de deutsch|en englisch|fr französisch|tr türkisch|ar arabisch|ku kurdisch kurmandschi|fa persisch farsi dari|ps paschtu|uk ukrainisch
ru russisch|pl polnisch|ro rumänisch|bg bulgarisch|it italienisch|es spanisch|pt portugiesisch|sq albanisch|sr serbisch|hr kroatisch
bs bosnisch|mk mazedonisch|el griechisch|hu ungarisch|cs tschechisch|sk slowakisch|sl slowenisch|nl niederländisch|ti tigrinya tigrinisch
am amharisch|so somali somalisch|vi vietnamesisch|zh chinesisch|th thailändisch thai|hi hindi|ur urdu|bn bengali|ta tamil tamilisch
ka georgisch|hy armenisch|az aserbaidschanisch|he hebräisch|ja japanisch|lt litauisch|lv lettisch|et estnisch|lb luxemburgisch
sw swahili|rom romanes romani|gsg gebärdensprache
"""
LANGUAGES = {
    fold(name): code
    for line in _LANGUAGES.strip().splitlines()
    for code, *names in (entry.split() for entry in line.split("|"))
    for name in names
}

TRUE = frozenset({"ja", "j", "true", "wahr", "yes", "y", "x", "1", "✓", "✔", "vorhanden"})
FALSE = frozenset({"nein", "n", "false", "falsch", "no", "0", "-", "nicht vorhanden"})
#: the months, folded; a beginning of three letters will do
MONTHS = tuple("januar|februar|marz maerz mrz|april|mai|juni|juli|august|september|oktober|november|dezember".split("|"))  # noqa: SIM905
NONE = frozenset({"keine", "kein", "keiner", "keine frei", "belegt", "voll belegt"})
FREE = frozenset(
    {"kostenlos", "kostenfrei", "gratis", "umsonst", "unentgeltlich", "gebuhrenfrei", "keine", "keine kosten", "keine gebuhren"}
)
#: how lists say that they do not know; compared as words, so that 'k. A.' is 'k a'
BLANK = frozenset(
    {"k a", "ka", "keine angabe", "keine angaben", "n a", "na", "unbekannt", "nicht bekannt", "n n", "null", "nan", "none", "leer"}
)

WHEELCHAIR = {
    "yes": Wheelchair.YES, "ja": Wheelchair.YES, "barrierefrei": Wheelchair.YES, "rollstuhlgerecht": Wheelchair.YES,
    "designated": Wheelchair.YES, "limited": Wheelchair.LIMITED, "teilweise": Wheelchair.LIMITED, "bedingt": Wheelchair.LIMITED,
    "eingeschrankt": Wheelchair.LIMITED, "no": Wheelchair.NO, "nein": Wheelchair.NO, "nicht barrierefrei": Wheelchair.NO,
}  # fmt: skip

STATUS = {status.value: status for status in Status} | {
    "aktiv": Status.ACTIVE, "vorubergehend geschlossen": Status.CLOSED_FOR_NOW, "geschlossen": Status.INACTIVE,
    "inaktiv": Status.INACTIVE, "ruht": Status.INACTIVE, "eingestellt": Status.DEFUNCT, "aufgelost": Status.DEFUNCT,
}  # fmt: skip
