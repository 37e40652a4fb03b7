"""Tests of the training code on a toy set: `npm run test:train`, outside CI (needs requirements.txt)."""
import json
import pathlib
import subprocess
import sys

import numpy as np
import onnxruntime
import pytest
import torch

import corpus
from characters import Vocabulary, fold
from decode import viterbi
from labels import OWN_TAGS, SETS, TAGS, allowed, spans_to_tags, tags_to_spans
from rows import gather, pack
from weights import load_weights, save_weights

HERE = pathlib.Path(__file__).resolve().parent
FOLDING = HERE.parent.parent / "tests" / "tag" / "folding.json"


@pytest.mark.parametrize("character,folded", json.loads(FOLDING.read_text(encoding="utf-8")))
def test_characters_are_folded_as_the_tagger_folds_them(character, folded):
    assert fold(character) == folded


def test_inline_tags_become_code_point_spans():
    assert corpus.parse("{G市委}{T书记}{P𠮷野}说") == ("市委书记𠮷野说", [(0, 2, "GOV"), (2, 4, "TTL"), (4, 6, "PER")])


def test_sentences_never_cut_a_span_and_keep_closing_quotes():
    text, spans = corpus.parse("他说：“好！”{E“走！看汐阳”推介会}开幕。")
    assert [s for s, _ in corpus.sentences(text, spans)] == ["他说：“好！”", "“走！看汐阳”推介会开幕。"]


def test_tags_and_spans_are_inverse():
    spans = [(0, 1, "PER"), (1, 4, "GOV"), (6, 8, "PRG")]
    assert tags_to_spans(spans_to_tags(9, spans, OWN_TAGS), OWN_TAGS) == spans


@pytest.mark.parametrize("name", [n for n in SETS if n != "own"])
def test_each_tag_of_a_public_set_allows_something(name):
    assert all(len(tags) > 0 for tags in allowed(name)) and len(allowed(name)) == len(TAGS[name])


def test_an_outside_of_msra_may_be_a_title_but_no_person():
    outside = allowed("msra")[0]
    assert OWN_TAGS.index("B-TTL") in outside and OWN_TAGS.index("B-PER") not in outside


def test_viterbi_repairs_what_is_not_well_formed():
    scores = torch.zeros(1, 3, len(OWN_TAGS))
    scores[0, 0, OWN_TAGS.index("B-PER")] = 5
    scores[0, 1, OWN_TAGS.index("E-GOV")] = 4
    scores[0, 1, OWN_TAGS.index("E-PER")] = 3
    (path,) = viterbi(scores, torch.tensor([3]), OWN_TAGS)
    assert tags_to_spans(path, OWN_TAGS) == [(0, 2, "PER")]


def test_windows_hold_every_unit_once():
    ends, groups = np.array([10, 15, 400, 420, 425]), np.array([0, 0, 0, 1, 1])
    windows = pack(ends, groups, 100, np.random.default_rng(0), short=0)
    assert sum(e - s for s, e in windows) == 425 and max(e - s for s, e in windows) <= 100
    assert gather(np.arange(425), windows, 100, -1).shape == (len(windows), 100)


def test_the_way_from_corpus_to_model(tmp_path):
    """Prepare, teach, distil, calibrate and export on a toy corpus; the exported model answers."""
    toy = tmp_path / "corpus"
    toy.mkdir()
    line = "{G市委}{T书记}{P%s}到{L%s}调研，强调要开展“{R%s年}”活动。"
    names = ["谭雪舟", "覃一鸣", "卢小满", "辛白石", "石成蹊", "童远"]
    (toy / "a.txt").write_text("\n---\n".join(line % (n, p, r) for n in names for p in ("云川县", "望溪区") for r in ("攻坚", "提质", "创新")), encoding="utf-8")

    def run(*command):
        subprocess.run([sys.executable, *map(str, command)], cwd=HERE, check=True, capture_output=True)

    data, out = tmp_path / "data", tmp_path / "out"
    run("prepare.py", data, "--corpus", toy, "--variants", 2, "--own-only")
    run("train.py", data, out, "--small", "--seconds-teach", 30, "--seconds-distil", 20, "--teach-batch", 16, "--distil-batch", 16, "--peak-teach", "3e-3")
    log = json.loads((out / "log.json").read_text())
    assert log["teachers"]["own"]["F"] > 0.5
    run("calibrate.py", out / "student.npz", "--vocab", data / "vocab.json", "--data", data, "--out", tmp_path / "calibration.json")
    run("export.py", out / "student.npz", data / "vocab.json", tmp_path / "model", "--calibration", tmp_path / "calibration.json")
    config = json.loads((tmp_path / "model" / "config.json").read_text())
    assert config["id2label"]["1"] == "B-Person" and config["mingtu"]["calibration"][0][0] == 0.0
    session = onnxruntime.InferenceSession(tmp_path / "model" / "onnx" / "model_quantized.onnx")
    ids = Vocabulary.load(data / "vocab.json").encode("市委书记谭雪舟")[None].astype(np.int64)
    (logits,) = session.run(None, dict(input_ids=ids, attention_mask=np.ones_like(ids)))
    assert logits.shape == (1, 7, len(OWN_TAGS))


def test_weights_survive_the_disk(tmp_path):
    before = torch.nn.Linear(8, 8)
    save_weights(before, tmp_path / "w.npz")
    after = torch.nn.Linear(8, 8)
    load_weights(after, tmp_path / "w.npz")
    assert torch.allclose(before.weight, after.weight, atol=0.01) and torch.equal(before.bias, after.bias)
