"""The vocabulary of the whole app: plain values, events, errors and protocols. Standard library and NumPy only."""
