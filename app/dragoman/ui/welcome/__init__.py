"""The first run: languages, microphone, a first sentence, and what one can do next."""
