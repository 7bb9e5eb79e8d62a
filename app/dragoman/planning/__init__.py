"""What to use of what is installed, and what to install: decisions without side effects."""
