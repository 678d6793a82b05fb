"""These tests need Ruby, node and what `make readers` installs: only it asks for them."""

import os

collect_ignore_glob = [] if os.environ.get("READERS_FOLDER") else ["test_*.py"]
