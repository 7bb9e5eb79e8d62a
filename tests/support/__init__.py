"""What several tests use: fakes, and the machinery of virtual devices."""
