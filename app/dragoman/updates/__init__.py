"""Whether there is a newer release: asked when the user wants to know, and never otherwise."""
