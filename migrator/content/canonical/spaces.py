"""White space as HTML knows it: what is folded, and what edges lose."""

import re

EDGE = " \t\n\r\f\v"
SPACES = re.compile(r"[ \t\n\r\f\v]+")
