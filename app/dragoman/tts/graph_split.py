"""Kokoro's graph in two: what a phrase needs once, and the vocoder, which makes sound of any stretch of its frames.

Nearly all of the time goes into the vocoder (iSTFTNet, Kaneko et al., 2022). Its layers normalise over time (AdaIN,
Huang & Belongie, 2017), so a stretch by itself would sound unlike the same stretch within the whole. Here they can be
given the means and variances to normalise with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from dragoman.tts.onnx_format import (
    BOOLEAN,
    FLOAT,
    Message,
    add_input,
    add_tensor,
    keep_needed,
    new_node,
    read_model,
    replace_nodes,
)

FEATURES = "/decoder/decoder/decode.3/Div_4_output_0"
"""What the vocoder makes sound of, shape (1, channels, frames)."""
SOURCE = "/decoder/decoder/generator/Reshape_3_output_0"
"""The voice's excitation, shape (1, 300 * frames + 20): the samples of each frame, and half a window on both sides."""
STYLE = "/decoder/Slice_output_0"
"""How the speaker sounds, shape (1, n)."""
ENDS = "/encoder/CumSum_output_0"
"""Where each phoneme ends, shape (phonemes,), in pairs of frames."""
STATISTICS = "statistics"
"""What the vocoder is to normalise with, shape (1, n, 1): one for each channel of each layer."""
HAS_OWN_STATISTICS = "has own statistics"
"""Whether the vocoder normalises with what it is at instead, shape (1,)."""
_CHANNELS = 1


@dataclass(frozen=True, slots=True)
class Halves:
    """Two files that do together what the model does."""

    front: Path
    """Has the model's inputs, and the outputs `FEATURES`, `SOURCE`, `STYLE` and `ENDS`."""
    vocoder: Path
    """Has the first three of these as inputs, with `STATISTICS` and `HAS_OWN_STATISTICS`, and the model's output."""


@contextmanager
def split(model: Path, statistics: Mapping[str, int]) -> Iterator[Halves | None]:
    """Provide, for a while, the halves of a model; none where it is built in another way.

    Args:
        model: an ONNX model.
        statistics: the names of the means and variances, in the order of `STATISTICS`, with their numbers of channels.

    Raises:
        ValueError: it is no model, or a damaged one.
        OSError: it cannot be read, or the disk is full.
    """
    content = model.read_bytes()
    front = read_model(content)
    made = {name for node in front.graph.node for name in node.output}
    if not made.issuperset({FEATURES, SOURCE, STYLE, ENDS, *statistics}):
        yield None
        return
    with TemporaryDirectory(prefix="dragoman-", ignore_cleanup_errors=True) as folder:
        halves = Halves(Path(folder) / model.name, Path(folder) / f"vocoder of {model.name}")
        _leave_front(front.graph)
        halves.front.write_bytes(front.SerializeToString())
        del front
        vocoder = read_model(content)
        _leave_vocoder(vocoder.graph, statistics)
        halves.vocoder.write_bytes(vocoder.SerializeToString())
        del vocoder, content
        yield halves


def _leave_front(graph: Message) -> None:
    del graph.output[:]
    for name in (FEATURES, SOURCE, STYLE, ENDS):
        graph.output.add(name=name)
    keep_needed(graph)


def _leave_vocoder(graph: Message, statistics: Mapping[str, int]) -> None:
    del graph.input[:]
    for name in (FEATURES, SOURCE, STYLE, STATISTICS):
        add_input(graph, name, FLOAT)
    add_input(graph, HAS_OWN_STATISTICS, BOOLEAN)
    given = [f"{name}/given" for name in statistics]
    sizes = add_tensor(graph, f"{STATISTICS}/sizes", np.array([*statistics.values()], np.int64))
    shares = new_node("Split", [STATISTICS, sizes.name], "", axis=_CHANNELS)
    shares.output[:] = given
    nodes = [shares]
    for node in graph.node:
        (output, *_) = node.output
        if output in statistics:
            node.output[0] = f"{output}/own"
            nodes += [node, new_node("Where", [HAS_OWN_STATISTICS, f"{output}/own", f"{output}/given"], output)]
        elif output not in (FEATURES, SOURCE, STYLE):
            nodes.append(node)
    replace_nodes(graph, nodes)
    keep_needed(graph)
