"""In CTranslate2 a copy says what it says in PyTorch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.distillation.students import read_pieces
from dragoman.mt.families import FAMILIES
from dragoman.mt.model_files import read_pieces as find_pieces
from support.bergamot import SHAPES, Shape, make_student

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra `distill`")

SENTENCES = {
    "one two three": "um dois tres",
    "ten plus nine minus five": "dez mais nove",
    "seven": "sete",
    "six six six eight two one four plus three": "seis oito dois um mais mil",
}
LIMIT = 12


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_copy_of_each_kind_of_student_says_the_same(shape: Shape, tmp_path: Path) -> None:
    import ctranslate2

    from dragoman.distillation.conversion import convert
    from dragoman.distillation.network import Copy, first_weights

    student, folder = make_student(tmp_path / "student", shape), tmp_path / "en-pt"
    model = student.load()
    weights = first_weights(model)
    arrays = {name: weight.numpy() for name, weight in weights.items()}
    convert(arrays, model, student.source_pieces, student.target_pieces, folder, quantization="float32")
    translator = ctranslate2.Translator(str(folder), compute_type="float32", intra_threads=1)
    family, copy = FAMILIES["marian"], Copy(weights, model)
    sources, targets = (find_pieces(folder, names) for names in (family.source_pieces, family.target_pieces))
    assert (folder / "source.spm").is_file() != shape.is_shared
    for sentence, translation in SENTENCES.items():
        source, target = sources.encode(sentence, out_type=str), targets.encode(translation, out_type=str)
        said = translator.translate_batch([source], beam_size=1, max_decoding_length=LIMIT)[0].hypotheses[0]
        assert said == [targets.id_to_piece(token) for token in greedy(copy, [*sources.encode(sentence), 0])]
        scores = translator.score_batch([source], [target])[0].log_probs
        expected = log_probabilities(copy, [*sources.encode(sentence), 0], [*targets.encode(translation), 0])
        assert scores == pytest.approx(expected, abs=1e-3)


def log_probabilities(copy: Any, source: list[int], target: list[int]) -> list[float]:
    """Return those of each token of a translation in PyTorch."""
    tokens, mask = torch.tensor([source]), torch.ones(1, len(source), dtype=torch.bool)
    with torch.no_grad():
        hidden = copy.decode(torch.tensor([target]), copy.encode(tokens, mask), mask).hidden[0]
        scores = copy.logits(hidden).log_softmax(1)
    return [float(score) for score in scores[range(len(target)), target]]


def greedy(copy: Any, source: list[int]) -> list[int]:
    """Return the tokens that PyTorch finds likeliest, one after the other."""
    made: list[int] = []
    tokens, mask = torch.tensor([source]), torch.ones(1, len(source), dtype=torch.bool)
    with torch.no_grad():
        encoded = copy.encode(tokens, mask)
        while len(made) < LIMIT:
            hidden = copy.decode(torch.tensor([[*made, 0]]), encoded, mask).hidden
            token = int(copy.logits(hidden[0, -1]).argmax())
            if token == 0:
                break
            made.append(token)
    return made


def test_files_of_another_model_are_replaced_and_others_stay(tmp_path: Path) -> None:
    from dragoman.distillation.conversion import convert
    from dragoman.distillation.network import first_weights

    folder = tmp_path / "en-pt"
    for shape, expected in (
        (SHAPES["two vocabularies"], ["source.spm", "source_vocabulary.json", "target.spm", "target_vocabulary.json"]),
        (SHAPES["one vocabulary"], ["sentencepiece.model", "shared_vocabulary.json"]),
    ):
        student = make_student(tmp_path / "student", shape)
        model = student.load()
        arrays = {name: weight.numpy() for name, weight in first_weights(model).items()}
        convert(arrays, model, student.source_pieces, student.target_pieces, folder)
        names = {path.name for path in folder.iterdir()} - {"pack.json"}
        assert sorted(names) == sorted(["config.json", "model.bin", *expected])
        (folder / "pack.json").write_text("{}")
    assert (folder / "pack.json").is_file()
    assert read_pieces(folder / "sentencepiece.model").get_piece_size() == len(model.weights["Wemb"])
