"""The Handzettel on paper, in a file and in its window."""
