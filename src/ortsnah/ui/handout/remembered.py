"""The head of the sheet among the settings of the workstation."""

from __future__ import annotations

from pathlib import Path

from ortsnah.consultation.handout import Head
from ortsnah.settings import Settings


def head_of(settings: Settings) -> Head:
    """What was entered on this workstation."""
    logo = Path(settings.head_logo) if settings.head_logo else None
    return Head(settings.head_name, tuple(settings.head_address.splitlines()), settings.head_phone, logo)


def remember(settings: Settings, head: Head) -> None:
    """Keep the head, to be saved with the other settings."""
    settings.head_name, settings.head_phone = head.name, head.phone
    settings.head_address = "\n".join(head.address)
    settings.head_logo = str(head.logo) if head.logo else ""
