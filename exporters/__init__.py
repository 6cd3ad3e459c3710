"""How a report looks on paper."""
