"""Pictures of every screen of the window, with what the real engines have made of spoken sentences."""
