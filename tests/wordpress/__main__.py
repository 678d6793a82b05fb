"""Makes a site and writes it: `python -m tests.wordpress --locale fr_FR --theme … OUT`."""

import argparse
import sys
from pathlib import Path

from tests.wordpress.looks import LOOKS, PLAIN
from tests.wordpress.saving import save, save_answers
from tests.wordpress.site import wordpress


def main() -> None:
    """Run once, for one language and theme."""
    parser = argparse.ArgumentParser(prog="python -m tests.wordpress", description=__doc__)
    parser.add_argument("--locale", default="fr_FR", help="fr_FR, de_DE, es_ES, ja, en_US, …")
    parser.add_argument("--theme", default="twentytwentythree", help="a theme that is installed")
    parser.add_argument("--look", choices=LOOKS, help="one of the sites of `looks`, instead")
    parser.add_argument("out", type=Path, help="folder to write into")
    options = parser.parse_args()
    plain = (options.locale, options.theme, PLAIN)
    locale, theme, choices = LOOKS[options.look] if options.look else plain
    with wordpress(locale, theme, choices=choices) as site:
        truth = save(site, options.out)
        save_answers(site, options.out)
    counts = ", ".join(f"{len(truth[what])} {what}" for what in ("posts", "pages", "feeds"))
    sys.stdout.write(f"{options.out}: {counts}\n")


if __name__ == "__main__":
    main()
