from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.toy_models import Layout, make_model, make_pieces

LAYOUTS: Mapping[str, Layout] = {
    "marian": Layout({}, ("pt",), add_source_eos=True),
    "marian from transformers": Layout({}, ("pt",)),
    "marian of several": Layout({"en": ">>eng<<", "pt": ">>pob<<"}, ("en", "pt"), shift=1),
    "quickmt": Layout({}, ("pt",)),
    "quickmt with a beginning": Layout({}, ("pt",), add_source_bos=True, shift=1),
    "argos": Layout({}, ("pt",)),
    "argos of several": Layout({"en": "__en__", "pt": "__pt__"}, ("en", "pt"), is_language_in_target=True, shift=-1),
    "nllb": Layout({"en": "eng_Latn", "es": "spa_Latn", "pt": "por_Latn"}, ("en", "pt"), is_language_in_target=True),
    "m2m100": Layout({"en": "__en__", "es": "__es__", "pt": "__pt__"}, ("en", "pt"), is_language_in_target=True),
    "madlad": Layout({"en": "<2en>", "pt": "<2pt>"}, ("en", "pt"), shift=2),
}
PIECES = {
    "marian": ("source.spm", "target.spm"),
    "quickmt": ("source.spm", "target.spm"),
    "argos": ("sentencepiece.model",),
    "nllb": ("sentencepiece.bpe.model",),
    "m2m100": ("sentencepiece.bpe.model",),
    "madlad": ("spiece.model",),
}


@pytest.fixture(scope="session")
def toy_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model of each of `LAYOUTS`, under its name."""
    root = tmp_path_factory.mktemp("toy-models")
    make_pieces(root / "pieces", symbols=list(LAYOUTS["madlad"].language_tokens.values()))
    for name, layout in LAYOUTS.items():
        family = name.split(maxsplit=1)[0]
        folder = root / name
        make_model(folder / "model" if family == "argos" else folder, layout)
        for file in PIECES[family]:
            shutil.copy(root / "pieces", folder / file)
    (root / "argos" / "metadata.json").write_text('{"from_code": "es", "to_code": "pt"}', "utf-8")
    (root / "argos of several" / "metadata.json").write_text('{"target_prefix": "__pt__"}', "utf-8")
    return root
