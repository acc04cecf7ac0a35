"""Where an installation keeps its data: in a file of SQLite, or in a database of PostgreSQL.

Must not know what is kept there, nor how either engine is spoken to.
"""

POSTGRES = ("postgresql://", "postgres://")


def is_postgres(location: str) -> bool:
    """Whether `location` is the address of a PostgreSQL database; else it is a path."""
    return location.startswith(POSTGRES)
