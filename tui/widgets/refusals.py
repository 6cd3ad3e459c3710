"""What is said to a key that would change what cannot be changed."""

from __future__ import annotations

READ_ONLY = "这份草稿以只读方式打开，不能修改"
