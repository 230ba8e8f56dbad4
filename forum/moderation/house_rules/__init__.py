"""The house rules as they were and are. A text for each version stands in `texts`."""
