"""A process that writes until it is killed: prints each command id after its success answer.

Run by test_durability.py as `python -m tests.domain.writer LOG`.
"""

import sys
from uuid import uuid4

from handover.application import HandoverService
from tests.region import MARY, Region, record


def main(events_path: str) -> None:
    """Record handovers for ever."""
    region = Region(HandoverService(events_path, is_demonstration=True))
    while True:
        command_id = uuid4()
        region.ask(MARY, record(), command_id=command_id)
        sys.stdout.write(f"{command_id.hex}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
