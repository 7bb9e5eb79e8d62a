"""A Bergamot student written down once more in NumPy, step by step, to compare others with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.distillation.marian_file import MarianModel
from dragoman.distillation.sinusoids import sinusoids

_Matrix = NDArray[np.float32]


class Reference:
    """The student's network for one sentence at a time; everything is (tokens, dimensions)."""

    def __init__(self, model: MarianModel) -> None:
        self._model = model
        self._w = model.weights
        self._width = model.weights[model.source_embeddings].shape[1]

    def greedy(self, source: list[int], end: int = 0, limit: int = 100) -> list[int]:
        """Return the tokens of the translation without its end: always the likeliest next one."""
        encoded, made = self.encode(source), list[int]()
        while len(made) < limit:
            token = int(self.logits([*made, end], encoded)[-1].argmax())
            if token == end:
                break
            made.append(token)
        return made

    def encode(self, source: list[int]) -> _Matrix:
        """Return what the encoder makes of token numbers with the end."""
        x = self._with_positions(self._w[self._model.source_embeddings][source])
        for number in range(1, self._model.encoder_layers + 1):
            x = self._attended(f"encoder_l{number}_self", x, x)
            x = self._fed_forward(f"encoder_l{number}", x)
        return x

    def logits(self, target: list[int], encoded: _Matrix) -> _Matrix:
        """Return the scores of all tokens at each place of the target, when those before it are known."""
        embedded = self._w[self._model.target_embeddings][target[:-1]]
        x = self._with_positions(np.concatenate((np.zeros((1, self._width), np.float32), embedded)))
        for number in range(1, self._model.decoder_layers + 1):
            x = self._remembered(f"decoder_l{number}_rnn", x)
            x = self._attended(f"decoder_l{number}_context", x, encoded)
            x = self._fed_forward(f"decoder_l{number}", x)
        return x @ self._w[self._model.output].T + self._w["decoder_ff_logit_out_b"]

    def _remembered(self, scope: str, x: _Matrix) -> _Matrix:
        forget = _sigmoid(x @ self._w[f"{scope}_Wf"] + self._w[f"{scope}_bf"])
        added, state, states = (1 - forget) * (x @ self._w[f"{scope}_W"]), np.zeros(self._width, np.float32), []
        for place in range(len(x)):
            state = forget[place] * state + added[place]
            states.append(state)
        return self._normalised(f"{scope}_ffn", x + np.maximum(np.stack(states), 0))

    def _attended(self, scope: str, x: _Matrix, looked_at: _Matrix) -> _Matrix:
        query, key, value = (
            self._heads(scope, which, side) for which, side in zip("qkv", (x, looked_at, looked_at), strict=True)
        )
        scores = query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[2])
        shares = np.exp(scores - scores.max(2, keepdims=True))
        mixed = (shares / shares.sum(2, keepdims=True) @ value).transpose(1, 0, 2).reshape(x.shape)
        return self._normalised(f"{scope}_Wo", x + mixed @ self._w[f"{scope}_Wo"] + self._w[f"{scope}_bo"])

    def _heads(self, scope: str, which: str, x: _Matrix) -> _Matrix:
        made = x @ self._w[f"{scope}_W{which}"] + self._w[f"{scope}_b{which}"]
        return made.reshape(len(x), self._model.heads, -1).transpose(1, 0, 2)

    def _fed_forward(self, scope: str, x: _Matrix) -> _Matrix:
        inner = x @ self._w[f"{scope}_ffn_W1"] + self._w[f"{scope}_ffn_b1"]
        gate = {"relu": inner > 0, "swish": _sigmoid(inner), "gelu": _sigmoid(1.702 * inner)}[self._model.activation]
        return self._normalised(
            f"{scope}_ffn_ffn", x + inner * gate @ self._w[f"{scope}_ffn_W2"] + self._w[f"{scope}_ffn_b2"]
        )

    def _normalised(self, scope: str, x: _Matrix) -> _Matrix:
        centred = x - x.mean(1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(1, keepdims=True) + 1e-6)
        return scaled * self._w[f"{scope}_ln_scale"] + self._w[f"{scope}_ln_bias"]

    def _with_positions(self, x: _Matrix) -> _Matrix:
        return x * np.float32(np.sqrt(self._width)) + sinusoids(len(x), self._width)


def _sigmoid(x: _Matrix) -> _Matrix:
    return 1 / (1 + np.exp(-x))
