"""Readers: bytes → the model."""
