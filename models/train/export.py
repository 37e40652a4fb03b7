"""Writes a student as an int8 ONNX model that transformers.js loads as a token classifier.

  python export.py student.npz vocab.json OUT [--version 1.0.0] [--calibration calibration.json]

OUT/config.json, OUT/vocab.json, OUT/onnx/model_quantized.onnx (inputs input_ids, attention_mask; output logits over the project's tags).
"""
import argparse
import hashlib
import json
import pathlib
import shutil
import tempfile

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

import model as models
from characters import Vocabulary
from labels import OUTPUTS, OWN_TAGS, PRODUCT_TYPES, SLICES
from weights import load_weights

WINDOW = 128


class OwnHead(torch.nn.Module):
    """The student with the project's head alone."""

    def __init__(self, tagger):
        super().__init__()
        self.encoder = tagger.encoder
        a, b = SLICES["own"]
        self.head = torch.nn.Linear(tagger.heads.in_features, b - a)
        self.head.weight.data.copy_(tagger.heads.weight.data[a:b])
        self.head.bias.data.copy_(tagger.heads.bias.data[a:b])

    def forward(self, input_ids, attention_mask):
        return self.head(self.encoder(input_ids, attention_mask))


def product_tag(tag):
    return tag if tag == "O" else f"{tag[:2]}{PRODUCT_TYPES[tag[2:]]}"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("weights", type=pathlib.Path)
    p.add_argument("vocab", type=pathlib.Path)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--version", default="1.0.0")
    p.add_argument("--calibration", type=pathlib.Path)
    a = p.parse_args()
    vocabulary = Vocabulary.load(a.vocab)
    tagger = models.Tagger(models.Encoder(models.student(len(vocabulary), OUTPUTS)))
    load_weights(tagger, a.weights)
    head = OwnHead(tagger).eval()
    (a.out / "onnx").mkdir(parents=True, exist_ok=True)
    target = a.out / "onnx" / "model_quantized.onnx"
    ids = torch.randint(4, len(vocabulary), (2, WINDOW))
    axes = {0: "batch", 1: "length"}
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = f"{scratch}/plain.onnx", f"{scratch}/ready.onnx"
        torch.onnx.export(head, (ids, torch.ones_like(ids)), plain, input_names=["input_ids", "attention_mask"], output_names=["logits"],
                          dynamic_axes=dict(input_ids=axes, attention_mask=axes, logits=axes), opset_version=17, dynamo=False)
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False, extra_options={"MatMulConstBOnly": True})
    shutil.copyfile(a.vocab, a.out / "vocab.json")
    labels = {str(k): product_tag(t) for k, t in enumerate(OWN_TAGS)}
    config = dict(
        model_type="bert", architectures=["BertForTokenClassification"], id2label=labels, label2id={t: int(k) for k, t in labels.items()},
        vocab_size=len(vocabulary), hidden_size=tagger.encoder.shape.hidden, num_hidden_layers=tagger.encoder.shape.layers,
        num_attention_heads=tagger.encoder.shape.heads, max_position_embeddings=tagger.encoder.shape.positions,
        mingtu=dict(version=a.version, window=WINDOW, sha256=hashlib.sha256(target.read_bytes()).hexdigest(),
                    calibration=json.loads(a.calibration.read_text()) if a.calibration else None),
    )
    (a.out / "config.json").write_text(json.dumps(config, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(dict(bytes=target.stat().st_size, sha256=config["mingtu"]["sha256"])))


if __name__ == "__main__":
    main()
