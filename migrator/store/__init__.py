"""Store: the one place that writes files, and the ledger of what was written."""
