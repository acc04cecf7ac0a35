"""A folder in which the workers of one command count together.

Must not know what they count, and must not import what counts: it looks for the folder just then.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHARED_IN = "PROMETHEUS_MULTIPROC_DIR"
"""Where the library that counts looks for the folder of all workers, when it is imported."""


@contextmanager
def counted_together() -> Iterator[None]:
    """Let the workers that are forked from here count in one folder, which is gone at the end."""
    folder, owner = Path(tempfile.mkdtemp(prefix="handover-counts-")), os.getpid()
    os.environ[SHARED_IN] = str(folder)
    try:
        yield
    finally:
        if os.getpid() == owner:  # a worker leaves by the same door
            shutil.rmtree(folder, ignore_errors=True)
