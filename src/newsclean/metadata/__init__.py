"""What the text says of itself: one field a file, a step that marks its lines and a function that reads its value."""
