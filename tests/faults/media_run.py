"""A run with media that a test can kill: the policy lets it ask this machine, and is impatient."""

import sys
from pathlib import Path

from migrator.commands.convert import convert
from migrator.settings import Settings
from migrator.web import Policy
from migrator.web.policy import RUN
from tests.web_server import LOOPBACK

if __name__ == "__main__":
    RUN.set(Policy(allowed_networks=LOOPBACK, interval=0, retries=1, backoff=0, read_timeout=0.4))
    convert(sys.argv[1], Path(sys.argv[2]), Settings(to="hugo", media="download"))
