"""Mutations: losses planted in good output, and whether the audit finds and names them."""
