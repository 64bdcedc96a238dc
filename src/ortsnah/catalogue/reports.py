"""Reading the reports on free places: the result list and whole services want them alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ortsnah.catalogue.reader import Reader, day, question_marks
from ortsnah.domain.capacity import Capacity


def capacities(reader: Reader, service_ids: Sequence[int]) -> dict[int, list[Capacity]]:
    """The reports on places of these services, by service id."""
    found: dict[int, list[Capacity]] = defaultdict(list)
    rows = reader.each(
        _capacity,
        "SELECT service_id, available, maximum, unit, minimum_age_months, maximum_age_months, updated, free_from, said_by, valid_days, "
        f"waiting_list, waiting_months FROM service_capacity WHERE service_id IN ({question_marks(service_ids)}) ORDER BY service_id, position",
        service_ids,
    )
    for service_id, report in rows:
        found[service_id].append(report)
    return found


def _capacity(service_id: int, available: int | None, maximum: int | None, unit: str, minimum_age_months: int | None,
              maximum_age_months: int | None, updated: str | None, free_from: str | None, said_by: str, valid_days: int | None,
              waiting_list: int | None, waiting_months: int | None) -> tuple[int, Capacity]:  # fmt: skip
    return service_id, Capacity(available, maximum, unit, minimum_age_months, maximum_age_months, day(updated), day(free_from), said_by,
                                valid_days, waiting_list, waiting_months)  # fmt: skip
