"""What the operating system says when a file cannot be had, in German: its own words depend on machine and language."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "es gibt sie nicht", errno.ENOTDIR: "der Ordner davor ist keiner", errno.EISDIR: "es ist ein Ordner",
    errno.EACCES: "die Berechtigung fehlt", errno.EPERM: "die Berechtigung fehlt", errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENOSPC: "der Speicherplatz reicht nicht", errno.EDQUOT: "der Speicherplatz reicht nicht", errno.EIO: "der Datenträger antwortet nicht",
    errno.ENAMETOOLONG: "der Name ist zu lang", errno.EBUSY: "ein anderes Programm benutzt sie", errno.EEXIST: "es gibt sie schon",
    errno.ETXTBSY: "ein anderes Programm benutzt sie", errno.EMFILE: "zu viele Dateien sind geöffnet", errno.ELOOP: "Verweise führen im Kreis",
    errno.EINVAL: "der Name ist ungültig", errno.ENODEV: "das Gerät fehlt", errno.ETIMEDOUT: "das Netzlaufwerk antwortet nicht",
}  # fmt: skip
#: on Windows: another program holds the file, or a part of it
_HELD = frozenset({32, 33})


def reason(error: OSError) -> str:
    """A German clause about a file ('die Berechtigung fehlt'), with the number where there is no better word."""
    if getattr(error, "winerror", None) in _HELD:
        return _REASONS[errno.EBUSY]
    return _REASONS.get(error.errno or 0, f"Fehler {error.errno} des Betriebssystems" if error.errno else "Fehler des Betriebssystems")
