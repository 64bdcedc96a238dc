"""The consultation: the Merkzettel, the dead end, and leaving nothing behind."""
