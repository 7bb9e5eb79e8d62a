"""The command line: one file for each command. Everything a person reads goes to the terminal in plain sentences."""
