"""The time of the office, in one place."""

from __future__ import annotations

import time
from datetime import datetime


def now() -> datetime:
    """The local time, to the second."""
    return datetime.fromtimestamp(int(time.time()))
