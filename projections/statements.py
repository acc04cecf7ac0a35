"""Statements that are built once, for every event and page: to build one costs more than to ask.

Must not know any read model.
"""

from sqlalchemy import Uuid, bindparam

from projections.columns import Instant

NOW = bindparam("now", type_=Instant)
"""The moment a list is read at, as a parameter: what is overdue is worked out against it."""
TEAM = bindparam("team", type_=Uuid)
"""Whose list it is, as a parameter."""
KEPT = 256
"""How many ways to narrow a list have their statement kept: more than a day's leads ask for [P]."""
OF = "of_handover"
"""Which row a statement is about, as a parameter: no column may have that name."""
