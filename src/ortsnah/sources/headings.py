"""What offices write above a column, for the draft of a mapping. Longer matches win, see mapping_draft."""

from __future__ import annotations

#: our field -> what its column may be called, as words: 'e mail' is also 'E-Mail'
HEADINGS = {
    "id": "id|kennung|schlüssel|nummer|lfd nr|nr|laufende nummer|objekt id|einrichtungsnummer|einrichtungs id",
    "name": "name|bezeichnung|angebot|einrichtung|name der einrichtung|name des angebots|einrichtungsname|titel|objektname|projekt|verein|praxis",
    "needs": "einrichtungsart|art der einrichtung|art|bedarf|kategorie|rubrik|typ|leistung|betreuungsform|angebotsart|themenbereich|thema|"
             "fachrichtung|fachgebiet|sparte|bereich|schulform|schulart|einrichtungstyp|art des angebots|angebotsform|hilfeart",
    "organization": "träger|trägerschaft|träger der einrichtung|organisation|anbieter|institution|betreiber|trägername|rechtsträger|"
                    "name des trägers|veranstalter",
    "description": "beschreibung|kurzbeschreibung|bemerkung|bemerkungen|hinweis|hinweise|info|infos|anmerkung|anmerkungen|inhalt|details|"
                   "sonstiges|leistungen|kurzinfo|aufgaben",
    "street": "straße|strasse|str|anschrift|adresse|hausnummer|haus nr|hausnr|hnr|hausnummernzusatz|straße und hausnummer|straße nr|"
              "straße hausnummer|strasse nr|postanschrift|standort adresse",
    "postal_code": "plz|postleitzahl|plz ort|postleitzahl ort|plz und ort",
    "municipality": "gemeinde|stadt|kommune|ort|wohnort|gemeindename|stadt gemeinde|standort|sitz",
    "place": "ortsteil|ortschaft|stadtteil|dorf|ot|gemeindeteil|stadtbezirk|stadtbezirk name|gemeindebezirk|bezirk",
    "lat": "breite|breitengrad|latitude|geo breite|geokoordinaten breite|y koordinate|koordinate y|lat wgs84|geobreite|y",
    "lon": "länge|längengrad|longitude|lng|geo länge|geokoordinaten länge|x koordinate|koordinate x|long|lon wgs84|geolänge|x",
    "coordinates": "koordinaten|geokoordinaten|geoposition|gps|gps koordinaten|geo|position|geo point|geom|wkt|lat lon|geo koordinaten",
    "phone": "telefon|tel|telefonnummer|rufnummer|festnetz|telefon nr|tel nr|fon|ruf|telefonisch|telefon fax|durchwahl",
    "mobile": "mobil|handy|mobiltelefon|mobilnummer|handynummer|telefon mobil",
    "email": "e mail|email|mail|e mail adresse|mailadresse|email adresse|elektronische post",
    "website": "website|webseite|internet|homepage|url|web|internetseite|internetadresse|www|link|webadresse|internetauftritt",
    "opening_hours": "öffnungszeiten osm|opening hours",
    "hours_text": "öffnungszeiten|öffnungszeit|sprechzeiten|sprechstunde|sprechstunden|zeiten|geöffnet|geschäftszeiten|termine|servicezeiten|"
                  "betreuungszeiten|bürozeiten|beratungszeiten|uhrzeit|betreuungszeit",
    "service_area": "einzugsgebiet|zuständigkeit|zuständig für|einzugsbereich|zuständigkeitsbereich|versorgungsgebiet|gilt für|schulbezirk",
    "free_places": "freie plätze|frei|plätze frei|anzahl freie plätze|verfügbare plätze|freie kapazität|davon frei|aktuell frei",
    "capacity": "plätze|platzzahl|kapazität|plätze gesamt|anzahl plätze|gesamtplätze|genehmigte plätze|anzahl der plätze|betreuungsplätze",
    "capacity_as_of": "stand|stand plätze|stichtag|stand platzzahlen|stand der plätze",
    "free_from": "frei ab|verfügbar ab|plätze frei ab|nächster freier platz",
    "waiting_list": "warteliste|anzahl warteliste|wartende|auf warteliste",
    "waiting_months": "wartezeit|wartezeit monate|wartezeit in monaten",
    "languages": "sprachen|sprache|fremdsprachen|beratungssprachen|sprachkenntnisse",
    "wheelchair": "rollstuhl|barrierefrei|barrierefreiheit|rollstuhlgerecht|barrierefreier zugang|rollstuhlzugang|behindertengerecht",
    "min_age_months": "alter von|mindestalter|ab alter|alter ab|aufnahmealter|min alter|alter min|von alter",
    "max_age_months": "alter bis|höchstalter|bis alter|max alter|alter max",
    "verified_on": "geprüft am|zuletzt geprüft|geprüft|zuletzt aktualisiert|"
                   "aktualisiert am|letzte prüfung|letzte aktualisierung|stand der daten|datenstand|geändert am|aktualisiert",
    "verified_by": "geprüft von|aktualisiert von",
    "contact_name": "ansprechpartner|ansprechpartnerin|ansprechperson|leitung|kontakt|kontaktperson|ansprechpartner in|leiterin|leiter|"
                    "name der leitung|einrichtungsleitung|inhaber|ansprechpartner innen|vorsitzender|vorsitz|arzt|bürgermeister",
    "contact_function": "funktion|position der ansprechperson|rolle|zuständige stelle|abteilung|fachdienst",
    "phone_hours": "telefonzeiten|telefonische erreichbarkeit|erreichbarkeit",
    "eligibility": "zielgruppe|zielgruppen|für wen|voraussetzungen|voraussetzung|teilnehmerkreis|personenkreis|altersgruppe|alter",
    "application": "anmeldung|antrag|anmeldeverfahren|zugang|terminvereinbarung|anmeldung über",
    "documents": "unterlagen|nachweise|mitzubringen|benötigte unterlagen",
    "cost_text": "kosten|preis|gebühr|gebühren|beitrag|beiträge|entgelt|elternbeitrag|kosten in euro|teilnahmegebühr",
    "transport": "anfahrt|anreise|bus|haltestelle|öpnv|nächste haltestelle",
    "access_note": "zugang rollstuhl|hinweise barrierefreiheit|barrierefreiheit bemerkung",
    "status": "status|zustand",
    "confidential": "geheim|adresse geheim|anonym|vertraulich",
}  # fmt: skip
