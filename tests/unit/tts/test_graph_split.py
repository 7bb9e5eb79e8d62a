"""The two halves of a model do together what the whole does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from dragoman.tts.graph_split import ENDS, FEATURES, HAS_OWN_STATISTICS, SOURCE, STATISTICS, STYLE, split
from dragoman.tts.onnx_format import FLOAT, add_input, add_tensor, new_model, new_node

FRAMES = np.array([[[1.0, 2.0, 6.0], [0.0, 1.0, 2.0]]], np.float32)
MEAN = "vocoder mean"


def model(path: Path, *, features: str = FEATURES) -> Path:
    """(2 x - mean(2 x)) + x + x, where 2 x are the features."""
    message = new_model()
    graph = message.graph
    add_input(graph, "x", FLOAT)
    axes = add_tensor(graph, "axes", np.array([2], np.int64)).name
    add_tensor(graph, "nobody needs it", np.array([2], np.int64))
    add_tensor(graph, "ends", np.array([1, 3], np.int64))
    graph.node.extend(
        [
            new_node("Add", ["x", "x"], features),
            new_node("Identity", ["x"], SOURCE),
            new_node("Identity", ["x"], STYLE),
            new_node("Identity", ["ends"], ENDS),
            new_node("ReduceMean", [features, axes], MEAN),
            new_node("Sub", [features, MEAN], "centred"),
            new_node("Add", ["centred", SOURCE], "louder"),
            new_node("Add", ["louder", STYLE], "sound"),
        ]
    )
    graph.output.add(name="sound")
    message.opset_import[0].version = 18
    path.write_bytes(message.SerializeToString())
    return path


def run(content: bytes, inputs: dict[str, NDArray[np.float32] | NDArray[np.bool_]]) -> dict[str, NDArray[np.float32]]:
    session = InferenceSession(content, providers=["CPUExecutionProvider"])
    names = [each.name for each in session.get_outputs()]
    return dict(zip(names, session.run(None, inputs), strict=True))


def test_with_its_own_statistics_the_sound_is_that_of_the_whole(tmp_path: Path) -> None:
    whole = run(model(tmp_path / "voice.onnx").read_bytes(), {"x": FRAMES})["sound"]
    front, given = halves_of(tmp_path / "voice.onnx")
    between = run(front, {"x": FRAMES})
    assert list(between.pop(ENDS)) == [1, 3]
    none = np.zeros((1, 2, 1), np.float32)
    own = run(given, {**between, STATISTICS: none, HAS_OWN_STATISTICS: np.array([True])})
    np.testing.assert_array_equal(own["sound"], whole)


def test_a_stretch_with_the_statistics_of_the_whole_is_a_stretch_of_the_whole(tmp_path: Path) -> None:
    whole = run(model(tmp_path / "voice.onnx").read_bytes(), {"x": FRAMES})["sound"]
    front, vocoder = halves_of(tmp_path / "voice.onnx")
    between = run(front, {"x": FRAMES})
    between.pop(ENDS)
    means = between[FEATURES].mean(axis=2, keepdims=True)
    stretch = {name: values[..., 1:] for name, values in between.items()}
    sound = run(vocoder, {**stretch, STATISTICS: means, HAS_OWN_STATISTICS: np.array([False])})["sound"]
    np.testing.assert_array_equal(sound, whole[..., 1:])


def test_a_model_that_is_built_in_another_way_is_left_whole(tmp_path: Path) -> None:
    with split(model(tmp_path / "voice.onnx", features="elsewhere"), {MEAN: 2}) as halves:
        assert halves is None
    with split(model(tmp_path / "voice.onnx"), {MEAN: 2, "another": 2}) as halves:
        assert halves is None


def test_a_damaged_model_says_so(tmp_path: Path) -> None:
    path = tmp_path / "voice.onnx"
    path.write_bytes(b"no model at all")
    with pytest.raises(ValueError, match="no ONNX model"), split(path, {}):
        pass


def halves_of(path: Path) -> tuple[bytes, bytes]:
    before = path.read_bytes()
    with split(path, {MEAN: 2}) as halves:
        assert halves is not None
        contents = halves.front.read_bytes(), halves.vocoder.read_bytes()
    assert not halves.front.exists()
    assert not halves.vocoder.exists()
    assert path.read_bytes() == before
    assert not any(b"nobody needs it" in content for content in contents)
    return contents
