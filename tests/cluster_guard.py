"""Waits until the tests are over, however they end, then stops their server and removes its files.

Run by tests/cluster.py with the server's folder, as a process of its own.
"""

import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

STOPPING_SECONDS = 10


def main(folder: Path) -> None:
    """Wait until nobody holds our input open any more."""
    sys.stdin.read()
    told = folder / "data" / "postmaster.pid"
    with suppress(FileNotFoundError, ProcessLookupError):
        server = int(told.read_text().split()[0])
        os.kill(server, signal.SIGQUIT)
        give_up_at = time.monotonic() + STOPPING_SECONDS
        while time.monotonic() < give_up_at:
            os.kill(server, 0)
            time.sleep(0.02)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
