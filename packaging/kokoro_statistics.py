"""Measures what Kokoro's vocoder normalises with: `python packaging/kokoro_statistics.py FOLDER`.

FOLDER holds the model and `voices.npz`. The result goes into `resources/kokoro_statistics.npz`; see
`dragoman/tts/normalisation.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from kokoro_onnx import Kokoro
from numpy.typing import NDArray

from dragoman.tts.convolutions import with_products
from dragoman.tts.onnx_format import read_model
from dragoman.tts.session import open_session

RESULT = Path(__file__).parents[1] / "resources" / "kokoro_statistics.npz"
SPEAKER, VOICE = "jm_kumo", "pt-br"
FRAME_SAMPLES = 300
LAYERS = "/decoder/decoder/generator/"
THREADS = 2
SENTENCES = """
Sim.
Não sei.
Bom dia!
Boa noite.
Muito obrigado.
Por favor,
Até amanhã.
Claro que sim!
Um momento,
Que pena.
Onde está o meu casaco?
Tudo bem com você?
Pode repetir, por favor?
Preciso de ajuda.
O trem já partiu.
Ela mora em Lisboa.
Quando chegar em casa,
Se o tempo melhorar,
De qualquer maneira,
Meu irmão trabalha no hospital.
Vocês aceitam cartão de crédito?
O café da manhã é servido às sete.
A farmácia fica ao lado do correio.
Gostaria de trocar esta camisa,
Ontem nós fomos à praia com as crianças.
Infelizmente não temos mais quartos livres.
Quanto tempo leva até o aeroporto?
Ela estudou engenharia na universidade de Coimbra.
O filho dela gosta muito de jogar futebol.
Estou procurando um presente para a minha avó.
Acho que deixei a chave dentro do carro,
Os preços aumentaram bastante nos últimos meses.
Precisamos terminar o relatório antes de sexta-feira.
Vire à direita na próxima esquina e siga em frente até o semáforo.
A música ao vivo começa logo depois do jantar, no salão principal.
O professor explicou que a prova será adiada para a semana que vem.
Não se esqueça de levar um guarda-chuva porque vai chover à tarde.
Segundo os jornais, o novo governo pretende mudar a lei ainda este ano.
Durante a viagem conhecemos pessoas simpáticas que nos convidaram para almoçar.
Se você tiver alguma dúvida sobre o contrato, pode me telefonar a qualquer hora do dia.""".strip().splitlines()


def main() -> None:
    """Speak the sentences and fit a line to each mean and each logarithm of a variance."""
    folder = Path(sys.argv[1])
    with with_products(next(folder.glob("*.onnx"))) as model:
        message = read_model(model.read_bytes())
    means, variances = _layers(message.graph)
    for name in (*means, *variances):
        message.graph.output.add(name=name)
    with TemporaryDirectory() as temporary:
        changed = Path(temporary) / "with-statistics.onnx"
        changed.write_bytes(message.SerializeToString())
        kokoro = Kokoro.from_session(open_session(changed, THREADS), str(folder / "voices.npz"))
    measured = [_measured(kokoro, sentence) for sentence in SENTENCES]
    lengths = np.array([length for length, _ in measured])
    values = np.array([np.concatenate([each.ravel() for each in outputs]) for _, outputs in measured])
    half = values.shape[1] // 2
    values[:, half:] = np.log(values[:, half:])
    terms = np.stack((np.ones(len(lengths)), 1 / lengths), axis=1)
    lines, *_ = np.linalg.lstsq(terms, values, rcond=None)
    np.savez_compressed(
        RESULT,
        names=np.array([*means, *variances]),
        channels=np.array([each.size for each in measured[0][1]]),
        lengths=np.array([lengths.min(), lengths.max()]),
        **{SPEAKER: lines.astype(np.float16)},
    )


def _layers(graph: Any) -> tuple[list[str], list[str]]:
    """Return the names of the means and of the variances in the vocoder."""
    squares = {node.output[0] for node in graph.node if node.op_type == "Mul" and node.input[0] == node.input[1]}
    found = [node for node in graph.node if node.op_type == "ReduceMean" and node.output[0].startswith(LAYERS)]
    means = [node.output[0] for node in found if node.input[0] not in squares]
    return means, [node.output[0] for node in found if node.input[0] in squares]


def _measured(kokoro: Kokoro, sentence: str) -> tuple[int, list[NDArray[np.float32]]]:
    """Return the length of a sentence in frames, and its means and variances."""
    tokens = kokoro.tokenizer.tokenize(kokoro.tokenizer.phonemize(sentence, VOICE))
    style = kokoro.get_voice_style(SPEAKER)[len(tokens) - 1]
    values = {"style": style, "speed": [1]}
    inputs = {
        name: np.asarray(values.get(name, [[0, *tokens, 0]]), kind) for name, kind in kokoro._input_dtypes.items()
    }
    sound, *statistics = kokoro.sess.run(None, inputs)
    return sound.size // FRAME_SAMPLES, statistics


if __name__ == "__main__":
    main()
