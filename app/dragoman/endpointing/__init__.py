"""Finding where speech begins and ends."""
