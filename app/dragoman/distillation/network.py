"""A Bergamot student and its copy with self-attention in PyTorch, with Marian's names of the weights.

The student is a Transformer whose decoder has a simpler simple recurrent unit (SSRU) where others have self-attention
(Kim et al., 2019, https://aclanthology.org/D19-5632). The copy has self-attention there; all else is the same, so what
is copied fits. Both read the same encoder.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.distillation.marian_file import MarianModel, Weights
from dragoman.distillation.sinusoids import sinusoids
from dragoman.domain.errors import InputError

_EPSILON = 1e-6
_FIRST_SCALE = 0.02
"""Standard deviation of the new weights that ask and answer in the self-attention."""
_ACTIVATIONS: Mapping[str, Callable[[Tensor], Tensor]] = {
    "relu": torch.relu,
    "swish": functional.silu,
    "gelu": lambda x: x * torch.sigmoid(1.702 * x),
}
"""Marian's names of what is computed inside of the feed-forward layers; its `gelu` is the approximation."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a decoder makes of target tokens."""

    layers: tuple[Tensor, ...]
    """After the sublayer that differs and after the whole layer, layer by layer: (sentences, tokens, dimensions)."""

    @property
    def hidden(self) -> Tensor:
        """The last layer, from which the tokens are predicted."""
        return self.layers[-1]


class Network(nn.Module):
    """Shared parts of both networks; weights are parameters by Marian's names."""

    def __init__(self, weights: Weights | Mapping[str, Tensor], model: MarianModel) -> None:
        """Take over all weights as float32."""
        super().__init__()
        self.weights = nn.ParameterDict(
            {name: nn.Parameter(torch.as_tensor(array).clone(), requires_grad=False) for name, array in weights.items()}
        )
        self.heads = model.heads
        self.encoder_layers = model.encoder_layers
        self.decoder_layers = model.decoder_layers
        self._activation = _ACTIVATIONS[model.activation]
        self._source_embeddings = model.source_embeddings
        self._target_embeddings = model.target_embeddings
        self._output = model.output

    @property
    def dimensions(self) -> int:
        """Width of the network."""
        return int(self.weights[self._source_embeddings].shape[1])

    def encode(self, source: Tensor, mask: Tensor) -> Tensor:
        """Return the encoded source.

        Args:
            source: token numbers with the end, (sentences, tokens).
            mask: True where there is a token.

        Returns:
            (sentences, tokens, dimensions)
        """
        x = self._with_positions(functional.embedding(source, self.weights[self._source_embeddings]))
        attended = mask[:, None, None, :]
        for number in range(1, self.encoder_layers + 1):
            scope = f"encoder_l{number}"
            x = self._normalised(f"{scope}_self_Wo", x + self._attention(f"{scope}_self", x, x, attended))
            x = self._normalised(f"{scope}_ffn_ffn", x + self._feed_forward(scope, x))
        return x

    def decode(self, target: Tensor, encoded: Tensor, mask: Tensor) -> Decoded:
        """Return what the decoder makes of each target token when it knows those before it.

        Args:
            target: token numbers with the end, (sentences, tokens).
            encoded: of `encode`.
            mask: of the source.
        """
        x = self.embed(target)
        attended, layers = mask[:, None, None, :], []
        for number in range(1, self.decoder_layers + 1):
            scope = f"decoder_l{number}"
            x = self.remember(number, x)
            layers.append(x)
            seen = self._attention(f"{scope}_context", x, encoded, attended)
            x = self._normalised(f"{scope}_context_Wo", x + seen)
            x = self._normalised(f"{scope}_ffn_ffn", x + self._feed_forward(scope, x))
            layers.append(x)
        return Decoded(tuple(layers))

    def embed(self, target: Tensor) -> Tensor:
        """Return what the first decoder layer gets: the tokens one place later, at the beginning zeros; positions."""
        embedded = functional.embedding(target[:, :-1], self.weights[self._target_embeddings])
        return self._with_positions(functional.pad(embedded, (0, 0, 1, 0)))

    def remember(self, number: int, x: Tensor) -> Tensor:
        """Return the sublayer that reads the tokens so far, added and normalised; it is what the networks differ in."""
        raise NotImplementedError

    def logits(self, hidden: Tensor, tokens: Tensor | None = None) -> Tensor:
        """Return the scores of all tokens, or of some, as next ones."""
        weight, bias = self.weights[self._output], self.weights["decoder_ff_logit_out_b"][0]
        if tokens is not None:
            weight, bias = weight[tokens], bias[tokens]
        return functional.linear(hidden, weight, bias)

    def _with_positions(self, embedded: Tensor) -> Tensor:
        encodings = torch.from_numpy(sinusoids(embedded.shape[1], self.dimensions)).to(embedded.device)
        return embedded * math.sqrt(self.dimensions) + encodings

    def _attention(self, scope: str, queries: Tensor, keys: Tensor, attended: Tensor | None) -> Tensor:
        """Return multi-head attention; without `attended` each token attends to itself and those before it."""
        query = self._split(self._linear(f"{scope}_Wq", f"{scope}_bq", queries))
        key = self._split(self._linear(f"{scope}_Wk", f"{scope}_bk", keys))
        value = self._split(self._linear(f"{scope}_Wv", f"{scope}_bv", keys))
        if attended is None:
            attended = torch.ones(queries.shape[1], keys.shape[1], dtype=torch.bool, device=queries.device).tril()
        # Written out: for short sentences on a processor this takes half the time of PyTorch's fused attention.
        scores = query @ key.transpose(2, 3) / math.sqrt(query.shape[3])
        mixed = scores.float().masked_fill(~attended, -torch.inf).softmax(3).to(value.dtype) @ value
        return self._linear(f"{scope}_Wo", f"{scope}_bo", mixed.transpose(1, 2).flatten(2))

    def _split(self, x: Tensor) -> Tensor:
        return x.reshape(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def _feed_forward(self, scope: str, x: Tensor) -> Tensor:
        inner = self._activation(self._linear(f"{scope}_ffn_W1", f"{scope}_ffn_b1", x))
        return self._linear(f"{scope}_ffn_W2", f"{scope}_ffn_b2", inner)

    def _linear(self, weight: str, bias: str, x: Tensor) -> Tensor:
        return functional.linear(x, self.weights[weight].T, self.weights[bias][0])

    def _normalised(self, scope: str, x: Tensor) -> Tensor:
        scale, bias = self.weights[f"{scope}_ln_scale"][0], self.weights[f"{scope}_ln_bias"][0]
        return functional.layer_norm(x, (self.dimensions,), scale, bias, _EPSILON)


class Original(Network):
    """The student as it is, with the SSRU. Nothing of it is trained."""

    def __init__(self, model: MarianModel) -> None:
        """Take over the weights."""
        super().__init__(model.weights, model)

    def remember(self, number: int, x: Tensor) -> Tensor:
        """Return the SSRU: c_t = f_t c_(t-1) + (1 - f_t) W x_t, with f_t = sigmoid(W_f x_t + b_f), and relu(c_t)."""
        scope = f"decoder_l{number}_rnn"
        forget = torch.sigmoid(self._linear(f"{scope}_Wf", f"{scope}_bf", x).float())
        added = (1 - forget) * (x @ self.weights[f"{scope}_W"]).float()
        state = torch.zeros_like(added[:, 0])
        states = []
        for step in range(x.shape[1]):
            state = forget[:, step] * state + added[:, step]
            states.append(state)
        return self._normalised(f"{scope}_ffn", x + torch.relu(torch.stack(states, 1)))


class Copy(Network):
    """The same with self-attention. What of the decoder is its own is trained."""

    def __init__(self, weights: Weights | Mapping[str, Tensor], model: MarianModel) -> None:
        """Take over the weights of an original, made by `first_weights`, or of a copy."""
        super().__init__(weights, model)
        for name, parameter in self.weights.items():
            parameter.requires_grad_(name.startswith("decoder_l"))

    def remember(self, number: int, x: Tensor) -> Tensor:
        """Return the self-attention, added and normalised."""
        scope = f"decoder_l{number}_self"
        return self._normalised(f"{scope}_Wo", x + self._attention(scope, x, x, None))


def first_weights(model: MarianModel) -> dict[str, torch.Tensor]:
    """Return the weights a copy begins with.

    What is remembered is what the SSRU would have remembered, so the values are its input and the output is as it is;
    where to look is random.
    """
    generator = torch.Generator().manual_seed(1)
    weights = {name: torch.tensor(array) for name, array in model.weights.items() if "_rnn_" not in name}
    size = model.weights[model.source_embeddings].shape[1]
    for number in range(1, model.decoder_layers + 1):
        rnn, own = f"decoder_l{number}_rnn", f"decoder_l{number}_self"
        weights[f"{own}_Wv"] = torch.tensor(model.weights[f"{rnn}_W"])
        weights[f"{own}_Wo"] = torch.eye(size)
        for which in "qk":
            weights[f"{own}_W{which}"] = torch.randn(size, size, generator=generator) * _FIRST_SCALE
        for which in "qkvo":
            weights[f"{own}_b{which}"] = torch.zeros(1, size)
        for which in ("scale", "bias"):
            weights[f"{own}_Wo_ln_{which}"] = torch.tensor(model.weights[f"{rnn}_ffn_ln_{which}"])
    return weights


def widened(weights: Mapping[str, Tensor], model: MarianModel, width: int) -> dict[str, Tensor]:
    """Return weights whose decoder's feed-forward layers have more units.

    What a new unit says counts nothing at first, so the network still computes what it did (Chen et al., 2016,
    arXiv:1511.05641); what makes it say something is random.

    Args:
        weights: of a copy.
        model: its original.
        width: units in each of these layers: W1 becomes (dimensions, width), W2 (width, dimensions).

    Raises:
        InputError: a layer has more units already.
    """
    generator = torch.Generator().manual_seed(1)
    wide = dict(weights)
    for number in range(1, model.decoder_layers + 1):
        scope = f"decoder_l{number}_ffn"
        size, units = wide[f"{scope}_W1"].shape
        if width < units:
            raise InputError(
                "The feed-forward layers have {units} units already.", "Ask for as many or more.", units=units
            )
        new = torch.randn(size, width - units, generator=generator) * wide[f"{scope}_W1"].std()
        wide[f"{scope}_W1"] = torch.cat((wide[f"{scope}_W1"], new), 1)
        wide[f"{scope}_b1"] = functional.pad(wide[f"{scope}_b1"], (0, width - units))
        wide[f"{scope}_W2"] = functional.pad(wide[f"{scope}_W2"], (0, 0, 0, width - units))
    return wide
