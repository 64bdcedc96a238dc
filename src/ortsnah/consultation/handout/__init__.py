"""The Handzettel: what a client takes home, as a plain tree in the client's language. Composed here, drawn in ui/handout.

made = sheet(entries, Options(day, language="ar", origin=place.place), needs, places)
as_text(made); as_html(made)
"""

from ortsnah.consultation.handout.compose import sheet
from ortsnah.consultation.handout.html import as_html
from ortsnah.consultation.handout.labels import Language, languages
from ortsnah.consultation.handout.text import as_text
from ortsnah.consultation.handout.tree import Entry, Head, Options, Sheet

__all__ = ["Entry", "Head", "Language", "Options", "Sheet", "as_html", "as_text", "languages", "sheet"]
