"""Makes the small BERT that the tests of --tagger FOLDER run: same layers, inputs, tokenizer and files as a BERT of the hub, 2 layers of 32.

  python make_tiny_bert.py ../../tests/fixtures/tiny-bert

It learns invented sentences from a few templates, so that it tags sentences of these templates with names it has not seen together. Its labels are
those of CLUENER 2020 (BIOS, one label that is no type of ours, and a padding label), so that label names and label maps are tested too.
OUT/config.json, tokenizer.json, tokenizer_config.json, onnx/model_quantized.onnx. About a minute on one core.
"""
import argparse
import json
import math
import pathlib
import random
import tempfile

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

SEED, STEPS, BATCH, POSITIONS, HIDDEN, LAYERS, HEADS = 7, 1500, 24, 64, 32, 2, 2
KINDS = ["address", "company", "government", "movie", "name", "position"]
LABELS = ["O", *(f"{p}-{kind}" for kind in KINDS for p in "BIS"), "[PAD]"]
LABEL_ID = {label: k for k, label in enumerate(LABELS)}

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
REGIONS = ["岚川", "汐阳", "栖梧", "澄江", "墨溪", "青禾"]
TRADES = ["智能", "动力", "新材", "食品", "药业"]
POSTS = ["书记", "市长", "董事长", "总经理", "局长", "主任"]
BUREAUS = ["市委", "市政府", "教育局", "财政局", "交通局"]
BRANDS = ["远航", "华盛", "天合", "k3", "nova", "金桥"]
FILMS = ["青山行", "江上明月", "大桥"]
TEMPLATES = [
    "今天，{government}{position}{name}到{address}调研。", "{company}{position}{name}表示，公司将加快建设。", "记者从{government}获悉，项目已经开工。",
    "{name}、{name}等参加会议。", "{company}落户{address}，总投资5.2亿元。", "影片《{movie}》在{address}上映。", "{address}经济增长8%，gdp位居前列。",
    "{name}说，今年以来，全市上下抓项目、促发展。", "会议由{position}{name}主持。", "全市上下抓项目、促发展，今年以来增长20%。", "{company}与{government}签约。",
    "{name}看了《{movie}》。", "“{address}在变好，”{name}说。",
]


def invented(kind, rng):
    """One name of a kind."""
    region = rng.choice(REGIONS)
    return {
        "name": lambda: rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice([1, 2, 2]))),
        "address": lambda: region + rng.choice(["市", "县", "区", "高新区", "镇"]),
        "company": lambda: rng.choice([region, ""]) + rng.choice(BRANDS) + rng.choice(TRADES) + rng.choice(["有限公司", "公司", "集团"]),
        "government": lambda: rng.choice([region, "", ""]) + rng.choice(BUREAUS),
        "position": lambda: rng.choice(POSTS),
        "movie": lambda: rng.choice(FILMS),
    }[kind]()


def sentence(rng):
    """A sentence as tokens with their labels."""
    tokens, labels = [], []
    for part in rng.choice(TEMPLATES).replace("}", "{").split("{"):
        kind = part if part in KINDS else None
        pieces = wordpieces(invented(kind, rng) if kind else part)
        tokens += pieces
        if kind is None:
            labels += ["O"] * len(pieces)
        elif len(pieces) == 1:
            labels.append(f"S-{kind}")
        else:
            labels += [f"B-{kind}"] + [f"I-{kind}"] * (len(pieces) - 1)
    return tokens, labels


def wordpieces(text):
    """Characters; inside a word of ASCII letters and digits, all but the first with the mark of a continuation."""
    words = [c.isascii() and c.isalnum() for c in text]
    return ["##" + c if words[k] and k > 0 and words[k - 1] else c for k, c in enumerate(text)]


def vocabulary():
    ascii_word = "abcdefghijklmnopqrstuvwxyz0123456789"
    names = SURNAMES + GIVEN + "".join(REGIONS + TRADES + POSTS + BUREAUS + FILMS + TEMPLATES) + "".join(BRANDS) + "市县区高新镇有限公司集团！？；：（）()[].,"
    characters = {c for c in names if c not in "{}"} | set(ascii_word) | {"##" + c for c in ascii_word}
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(characters)]


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(HIDDEN, 3 * HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.up, self.down = nn.Linear(HIDDEN, 2 * HIDDEN), nn.Linear(2 * HIDDEN, HIDDEN)
        self.first, self.second = nn.LayerNorm(HIDDEN), nn.LayerNorm(HIDDEN)

    def forward(self, x, hidden_keys):
        b, n, _ = x.shape
        q, k, v = (t.view(b, n, HEADS, -1).transpose(1, 2) for t in self.qkv(x).chunk(3, dim=-1))
        weights = (q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + hidden_keys).softmax(-1)
        x = self.first(x + self.out((weights @ v).transpose(1, 2).reshape(b, n, HIDDEN)))
        return self.second(x + self.down(nn.functional.gelu(self.up(x))))


class TinyBert(nn.Module):
    """BertForTokenClassification (Devlin et al. 2019), post-norm, with its three inputs."""

    def __init__(self, size):
        super().__init__()
        self.words, self.positions, self.kinds = nn.Embedding(size, HIDDEN), nn.Embedding(POSITIONS, HIDDEN), nn.Embedding(2, HIDDEN)
        self.norm, self.layers = nn.LayerNorm(HIDDEN), nn.ModuleList(Layer() for _ in range(LAYERS))
        self.classifier = nn.Linear(HIDDEN, len(LABELS))

    def forward(self, input_ids, attention_mask, token_type_ids):
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        x = self.norm(self.words(input_ids) + self.positions(places) + self.kinds(token_type_ids))
        hidden_keys = (1.0 - attention_mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            x = layer(x, hidden_keys)
        return self.classifier(x)


def batch(rng, ids):
    """Rows of [CLS] sentences [SEP], of any length that fits, so that every position is learned; now and then a token is unknown."""
    rows = []
    for _ in range(BATCH):
        tokens, labels, limit = [], [], rng.randint(8, POSITIONS - 2)
        while len(tokens) < limit:
            more, tags = sentence(rng)
            tokens, labels = tokens + more, labels + tags
        tokens, labels = tokens[:limit], labels[:limit]
        row = [ids["[UNK]"] if rng.random() < 0.03 else ids[t] for t in tokens]
        rows.append(([ids["[CLS]"], *row, ids["[SEP]"]], [-100, *(LABEL_ID[t] for t in labels), -100]))
    width = max(len(r) for r, _ in rows)
    input_ids = torch.tensor([r + [0] * (width - len(r)) for r, _ in rows])
    return input_ids, (input_ids != 0).long(), torch.tensor([t + [-100] * (width - len(t)) for _, t in rows])


def train(tokens):
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    rng, ids = random.Random(SEED), {t: k for k, t in enumerate(tokens)}
    model = TinyBert(len(tokens))
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, total_steps=STEPS)
    for step in range(STEPS):
        input_ids, mask, gold = batch(rng, ids)
        loss = nn.functional.cross_entropy(model(input_ids, mask, torch.zeros_like(input_ids)).flatten(0, 1), gold.flatten())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 250 == 0 or step == STEPS - 1:
            print(json.dumps(dict(step=step, loss=round(loss.item(), 4))), flush=True)
    return model.eval()


def export(model, target):
    names, axes = ["input_ids", "attention_mask", "token_type_ids"], {0: "batch", 1: "length"}
    ids = torch.ones(2, 12, dtype=torch.long)
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = f"{scratch}/plain.onnx", f"{scratch}/ready.onnx"
        torch.onnx.export(model, (ids, ids, torch.zeros_like(ids)), plain, input_names=names, output_names=["logits"],
                          dynamic_axes={name: axes for name in [*names, "logits"]}, opset_version=17, dynamo=False)
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, target, weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True})


def tokenizer(tokens):
    special = [dict(id=k, content=t, single_word=False, lstrip=False, rstrip=False, normalized=False, special=True) for k, t in enumerate(tokens[:5])]
    template = lambda *parts: [{"SpecialToken": dict(id=p, type_id=0)} if p.startswith("[") else {"Sequence": dict(id=p, type_id=0)} for p in parts]
    return dict(
        version="1.0", truncation=None, padding=None, added_tokens=special,
        normalizer=dict(type="BertNormalizer", clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True),
        pre_tokenizer=dict(type="BertPreTokenizer"),
        post_processor=dict(type="TemplateProcessing", single=template("[CLS]", "A", "[SEP]"), pair=template("[CLS]", "A", "[SEP]", "B", "[SEP]"),
                            special_tokens={t: dict(id=t, ids=[tokens.index(t)], tokens=[t]) for t in ("[CLS]", "[SEP]")}),
        decoder=dict(type="WordPiece", prefix="##", cleanup=True),
        model=dict(type="WordPiece", unk_token="[UNK]", continuing_subword_prefix="##", max_input_chars_per_word=100,
                   vocab={t: k for k, t in enumerate(tokens)}),
    )


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=pathlib.Path)
    out = p.parse_args().out
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    tokens = vocabulary()
    export(train(tokens), out / "onnx" / "model_quantized.onnx")
    write_json(out / "tokenizer.json", tokenizer(tokens))
    write_json(out / "tokenizer_config.json", dict(
        tokenizer_class="BertTokenizer", do_lower_case=True, tokenize_chinese_chars=True, strip_accents=None, model_max_length=POSITIONS,
        cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]", unk_token="[UNK]", mask_token="[MASK]"))
    write_json(out / "config.json", dict(
        model_type="bert", architectures=["BertForTokenClassification"], vocab_size=len(tokens), hidden_size=HIDDEN, num_hidden_layers=LAYERS,
        num_attention_heads=HEADS, intermediate_size=2 * HIDDEN, max_position_embeddings=POSITIONS, type_vocab_size=2, hidden_act="gelu",
        id2label={str(k): label for k, label in enumerate(LABELS)}, label2id=LABEL_ID))
    print(json.dumps({str(f.relative_to(out)): f.stat().st_size for f in sorted(out.rglob("*")) if f.is_file()}))


if __name__ == "__main__":
    main()
