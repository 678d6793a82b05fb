"""The audit's report in a real browser: Debian's Chromium, driven by playwright."""
