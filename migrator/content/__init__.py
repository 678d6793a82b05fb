"""Content: a raw body → the clean tree."""
