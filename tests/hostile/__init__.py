"""Hostile inputs: pages and texts made to break a parser, each with what a reader would still see."""
