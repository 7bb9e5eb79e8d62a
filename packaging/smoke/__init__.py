"""The smoke test of the installers: a fresh Debian, a desktop that nobody sees, and Dragoman installed on it."""
