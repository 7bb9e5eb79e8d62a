"""The stages, the threads they run on, and what is measured of them."""
