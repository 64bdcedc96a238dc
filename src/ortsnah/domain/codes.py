"""Facts that are one of a few words."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """HSDS service.status."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    CLOSED_FOR_NOW = "temporarily closed"


class Wheelchair(StrEnum):
    """OSM wheelchair=*; '' in a record means not known."""

    YES = "yes"
    LIMITED = "limited"
    NO = "no"
