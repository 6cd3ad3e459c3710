"""The official forms as data, one TOML file a form."""
