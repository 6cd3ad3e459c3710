"""Where the office's own things lie: drafts, state, forms, settings."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder for drafts and state: NIANBAO_HOME, else the platform's own."""
    given = os.environ.get("NIANBAO_HOME")
    if given:
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("nianbao", appauthor=False)


def drafts_folder() -> Path:
    """Where new drafts are put unless told otherwise."""
    return home() / "drafts"


def state_folder() -> Path:
    """Where backups, journals of unwritable folders and the list of recent drafts lie."""
    return home() / "state"


def forms_folder() -> Path:
    """Where an office puts its own forms."""
    return home() / "forms"


def settings_path() -> Path:
    """The settings file; it need not exist."""
    return home() / "settings.toml"
