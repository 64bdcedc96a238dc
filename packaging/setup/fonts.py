"""Cut Noto Sans and Noto Sans Arabic to the scripts of the sheets, regular and bold. Called by fonts.sh: fonts.py PACKAGES TARGET

One style to a file: Qt puts only the regular style of a variable font into a PDF. Same packages, same bytes.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

_SIGNS = "0020-007E,00A0-00FF,2000-206F"  # without the tabulator, which a PDF would give back for every space
LATIN_CYRILLIC = f"{_SIGNS},0100-024F,02B0-036F,0400-052F,1E00-1EFF,2070-209F,20A0-20CF,2100-214F,2190-2193,2212,25CC"
ARABIC = f"{_SIGNS},0600-06FF,0750-077F,08A0-08FF,FB50-FDFF,FE70-FEFF,25CC"
FAMILIES = (("NotoSans", "fontpkg_noto_sans", LATIN_CYRILLIC), ("NotoSansArabic", "fontpkg_noto_sans_arabic", ARABIC))
WEIGHTS = {"Regular": 400, "Bold": 700}


def cut(source: Path, weight: int, characters: str, target: Path) -> None:
    """One style of a variable font with these characters."""
    whole = TTFont(source, recalcTimestamp=False)
    font = instantiateVariableFont(whole, {"wght": weight, "wdth": 100}, updateFontNames=True)
    options = Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(characters))
    subsetter.subset(font)
    font.save(target)


def main() -> None:
    """All styles of both families, and their licence."""
    packages, target = Path(sys.argv[1]), Path(sys.argv[2])
    for family, package, characters in FAMILIES:
        source = next((packages / package / "files").glob(f"{family}[[]*.ttf"))
        for style, weight in WEIGHTS.items():
            cut(source, weight, characters, target / f"{family}-{style}.ttf")
        shutil.copyfile(packages / package / "LICENSE", target / f"{family}-OFL.txt")


if __name__ == "__main__":
    main()
