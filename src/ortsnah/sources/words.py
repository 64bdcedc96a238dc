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

TRUE = frozenset({"ja", "j", "true", "wahr", "yes", "y", "x", "1"})
FALSE = frozenset({"nein", "n", "false", "falsch", "no", "0", "-"})

WHEELCHAIR = {
    "yes": Wheelchair.YES, "ja": Wheelchair.YES, "barrierefrei": Wheelchair.YES, "rollstuhlgerecht": Wheelchair.YES,
    "designated": Wheelchair.YES, "limited": Wheelchair.LIMITED, "teilweise": Wheelchair.LIMITED, "bedingt": Wheelchair.LIMITED,
    "eingeschrankt": Wheelchair.LIMITED, "no": Wheelchair.NO, "nein": Wheelchair.NO, "nicht barrierefrei": Wheelchair.NO,
}  # fmt: skip

STATUS = {status.value: status for status in Status} | {
    "aktiv": Status.ACTIVE, "vorubergehend geschlossen": Status.CLOSED_FOR_NOW, "geschlossen": Status.INACTIVE,
    "inaktiv": Status.INACTIVE, "ruht": Status.INACTIVE, "eingestellt": Status.DEFUNCT, "aufgelost": Status.DEFUNCT,
}  # fmt: skip

# For the draft of a mapping: what offices write above a column. Longer matches win, see mapping_draft.
HEADINGS = {
    "id": "id|kennung|schlüssel|nummer|lfd nr",
    "name": "name|bezeichnung|angebot|einrichtung|name der einrichtung|titel",
    "needs": "einrichtungsart|art der einrichtung|art|bedarf|kategorie|rubrik|typ|leistung|betreuungsform",
    "organization": "träger|trägerschaft|träger der einrichtung|organisation|anbieter|institution|betreiber",
    "description": "beschreibung|kurzbeschreibung|bemerkung|bemerkungen|hinweis|info",
    "street": "straße|strasse|str|anschrift|adresse|hausnummer|haus nr|hausnr|hausnummernzusatz|straße und hausnummer",
    "postal_code": "plz|postleitzahl",
    "municipality": "gemeinde|stadt|kommune|ort",
    "place": "ortsteil|ortschaft|stadtteil|dorf",
    "lat": "breite|breitengrad|latitude|geo breite|y koordinate",
    "lon": "länge|längengrad|longitude|lng|geo länge|x koordinate",
    "phone": "telefon|tel|telefonnummer|rufnummer|festnetz",
    "mobile": "mobil|handy|mobiltelefon",
    "email": "e mail|email|mail|e mail adresse",
    "website": "website|webseite|internet|homepage|url|web",
    "opening_hours": "öffnungszeiten osm|opening hours",
    "hours_text": "öffnungszeiten|öffnungszeit|sprechzeiten|sprechstunde|zeiten",
    "service_area": "einzugsgebiet|zuständigkeit|zuständig für",
    "free_places": "freie plätze|frei|plätze frei",
    "capacity": "plätze|platzzahl|kapazität|plätze gesamt|anzahl plätze",
    "capacity_as_of": "stand|stand plätze|stichtag",
    "free_from": "frei ab|verfügbar ab",
    "waiting_list": "warteliste",
    "languages": "sprachen|sprache",
    "wheelchair": "rollstuhl|barrierefrei|barrierefreiheit|rollstuhlgerecht",
    "verified_on": "geprüft am|aktualisiert am|letzte prüfung",
    "contact_name": "ansprechpartner|ansprechpartnerin|ansprechperson|leitung|kontakt",
    "eligibility": "zielgruppe|für wen|voraussetzungen",
    "application": "anmeldung|antrag",
    "documents": "unterlagen|nachweise",
    "cost": "kosten|preis|gebühr|beitrag",
}
