"""Reading contacts: of a few services at once, and how many there are, without reading them.

A contact may stand in several services: with the same function, name and numbers it is one (`identity` in the domain).
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from ortsnah.catalogue.reader import Reader
from ortsnah.domain.service import Contact

_FROM = (
    "FROM contact c LEFT JOIN phone v ON v.service_id = c.service_id AND v.contact_position = c.position AND v.type = 'voice' "
    "LEFT JOIN phone m ON m.service_id = c.service_id AND m.contact_position = c.position AND m.type = 'cell' "
)
_CONTACTS = (
    "SELECT c.service_id, c.function, c.name, c.duty, coalesce(v.number, ''), coalesce(m.number, ''), c.email, c.hours, c.deputy, c.urgent "
    f"{_FROM} WHERE c.service_id IN (SELECT value FROM json_each(?)) ORDER BY c.service_id, c.position"
)
#: how many can be asked at all, by telephone or mail
_NUMBER = (
    f"SELECT count(*) FROM (SELECT DISTINCT c.function, c.name, v.number, m.number, c.email {_FROM} "
    "WHERE (v.number IS NOT NULL OR m.number IS NOT NULL OR c.email <> '') AND c.service_id IN (SELECT service_id FROM spot))"
)


def contacts(reader: Reader, service_ids: Sequence[int]) -> dict[int, list[Contact]]:
    """The contacts of these services in their order, by service id."""
    found: dict[int, list[Contact]] = defaultdict(list)
    for service_id, contact in reader.each(_contact, _CONTACTS, [json.dumps(service_ids)]):
        found[service_id].append(contact)
    return found


def count_all(connection: sqlite3.Connection) -> None:
    """Keep how many there are in the whole catalogue that is being written."""
    connection.execute(f"UPDATE catalogue SET contacts = ({_NUMBER})")


def _contact(service_id: int, function: str, name: str, duty: str, phone: str, mobile: str, email: str, hours: str, deputy: str,
             urgent: int) -> tuple[int, Contact]:  # fmt: skip
    return service_id, Contact(function, name, duty, phone, mobile, email, hours, deputy, bool(urgent))
