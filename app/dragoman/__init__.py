"""Dragoman interprets between people in real time, on their own machine."""

import os

__version__ = "0.1.0"

# From 1.32 on ONNX Runtime numbers the machine in a file of the user's and can report to its maker, unless this is set
# before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
