"""Colours for grey pictures."""
