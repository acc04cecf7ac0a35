"""What every event of ours has: a topic under which it is stored for 25 years, and a version.

Must not know what any event says.
"""

from typing import ClassVar

from eventsourcing.domain import Aggregate
from eventsourcing.utils import register_topic


class Stated(Aggregate.Event):
    """A fact. `PERSONAL` names fields to encrypt later.

    `HAS_RECEIPT`: a command caused it, whose receipt is saved with it. The service states the
    others by itself.
    """

    TOPIC: ClassVar[str]
    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    HAS_RECEIPT: ClassVar[bool] = True
    class_version: ClassVar[int] = 1

    def __init_subclass__(cls) -> None:
        """Let the log find the class by its topic, in whichever module it stands."""
        super().__init_subclass__()
        if "TOPIC" in vars(cls):
            register_topic(cls.TOPIC, cls)
