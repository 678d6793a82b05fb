"""Web: the one guarded HTTP session."""
