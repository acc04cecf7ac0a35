"""Being told to stop, by SIGTERM or Ctrl+C, as a flag that a loop looks at.

Must not know what is stopped.
"""

import signal
from threading import Event
from types import FrameType


def told_to_stop() -> Event:
    """Set from now on when this process is told to stop."""
    stop = Event()

    def stop_now(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, stop_now)
    signal.signal(signal.SIGINT, stop_now)
    return stop
