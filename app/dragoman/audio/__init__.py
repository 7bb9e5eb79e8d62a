"""Sound in and out: devices, capture, recordings, playback. The only user of sounddevice, PyAV and soxr."""
