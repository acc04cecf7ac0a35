"""The columns that name a mother and her baby: for the lists of the two teams, never for a lead's.

Must not know where a handover stands.
"""

from typing import Any

from sqlalchemy import Column, Date, Text

from handover.person import About


def family_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table) for whom a handover is about."""
    return [
        Column("nhs_number", Text, nullable=False),
        Column("mother_name", Text, nullable=False),
        Column("due_on", Date),
        Column("baby_born_on", Date),
    ]


def family_of(about: About) -> dict[str, Any]:
    """The values of those columns."""
    return {
        "nhs_number": about.mother.nhs_number,
        "mother_name": about.mother.name,
        "due_on": about.due_on,
        "baby_born_on": about.baby_born_on,
    }
