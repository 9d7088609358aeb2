"""The learned filter: what it looks at, the forest that judges, and the scores that come of it. May import `layout` and what is below."""
