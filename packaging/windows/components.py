"""Every file of the program folder as a component of the MSI; its GUID follows from its path. Usage: python components.py PROGRAM > files.wxs"""

from __future__ import annotations

import hashlib
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

NAMESPACE = uuid.UUID("5d2a2b9e-7c36-4a4b-9d0f-6c1b8e3f7a52")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Fragment>'


def ident(kind: str, path: str) -> str:
    """A name that Windows Installer takes, the same in every version."""
    return kind + hashlib.sha256(path.encode()).hexdigest()[:30]


def lines(folder: Path, root: Path) -> Iterator[str]:
    """The folder and what is in it."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        inside = path.relative_to(root).as_posix()
        if path.is_dir():
            yield f"<Directory Id={quoteattr(ident('d', inside))} Name={quoteattr(path.name)}>"
            yield from lines(path, root)
            yield "</Directory>"
        else:
            guid = str(uuid.uuid5(NAMESPACE, inside)).upper()
            file = f"<File Id={quoteattr(ident('f', inside))} Name={quoteattr(path.name)} Source={quoteattr('program/' + inside)} KeyPath='yes'/>"
            yield f"<Component Id={quoteattr(ident('c', inside))} Guid='{guid}' Win64='yes'>{file}</Component>"


def main() -> None:
    """Print the fragment."""
    root = Path(sys.argv[1])
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    print(HEAD + '<DirectoryRef Id="INSTALLDIR">')
    print("\n".join(lines(root, root)))
    print('</DirectoryRef><ComponentGroup Id="Files">')
    print("\n".join(f"<ComponentRef Id={quoteattr(ident('c', path))}/>" for path in files))
    print("</ComponentGroup></Fragment></Wix>")


if __name__ == "__main__":
    main()
