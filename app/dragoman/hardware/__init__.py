"""What this machine can compute with: probed, measured, and made ready."""
