"""Commands: what each one does, callable from Python; no options, no printing."""
