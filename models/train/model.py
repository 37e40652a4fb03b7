"""The encoder: characters and hashed bigrams (the student's trigrams too) into a small pre-norm transformer, one output layer for all tag sets."""
import dataclasses
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclasses.dataclass(frozen=True)
class Shape:
    """Sizes; `positions` bounds the window; `forget` is the share of places whose n-grams are hidden while training, so that
    context is learned too. The teacher is large and only trained, the student is what ships."""

    hidden: int
    inner: int
    layers: int
    heads: int
    dropout: float
    vocabulary: int
    outputs: int
    activation: str = "gelu"
    bigrams: int = 1 << 16
    bigram_width: int = 64
    trigrams: int = 0
    trigram_width: int = 48
    positions: int = 256
    forget: float = 0.0


def teacher(vocabulary, outputs):
    return Shape(512, 2048, 8, 8, 0.1, vocabulary, outputs)


def student(vocabulary, outputs):
    # The tables of n-grams cost size and no time: what a small net cannot compute it looks up.
    return Shape(384, 1152, 4, 6, 0.05, vocabulary, outputs, activation="relu", trigrams=1 << 18, forget=0.1)


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm1, self.norm2 = nn.LayerNorm(shape.hidden), nn.LayerNorm(shape.hidden)
        self.drop = nn.Dropout(shape.dropout)
        self.activation = F.relu if shape.activation == "relu" else F.gelu

    def forward(self, x, bias):
        B, T, H = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(B, T, 3, self.heads, H // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            attention = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(H // self.heads)) + bias, -1) @ v
        else:
            attention = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = x + self.drop(self.out(attention.transpose(1, 2).reshape(B, T, H)))
        return x + self.drop(self.down(self.activation(self.up(self.norm2(x)))))


class Encoder(nn.Module):
    """forward(input_ids [B, T] int64, attention_mask [B, T] or None for full rows) -> hidden [B, T, H]."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.characters = nn.Embedding(shape.vocabulary, shape.hidden)
        self.pairs = nn.Embedding(shape.bigrams, shape.bigram_width)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        if shape.trigrams:
            self.triples = nn.Embedding(shape.trigrams, shape.trigram_width)
        width = 2 * shape.bigram_width + (3 * shape.trigram_width if shape.trigrams else 0)
        self.pairs_in = nn.Linear(width, shape.hidden)
        self.drop = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.hidden)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, std=0.02)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Embedding):
                nn.init.normal_(module.weight, std=0.02)
        for layer in self.layers:
            for linear in (layer.out, layer.down):
                nn.init.normal_(linear.weight, std=0.02 / math.sqrt(2 * shape.layers))

    def n_grams(self, input_ids):
        """The bigrams and trigrams that hold each character, one after the other: [B, T, width]."""
        before = F.pad(input_ids, (1, 0))[:, :-1]
        both = before * 7919 + input_ids
        pair = both % self.shape.bigrams
        found = [self.pairs(pair), self.pairs(F.pad(pair, (0, 1))[:, 1:])]
        if self.shape.trigrams:
            triple = (F.pad(input_ids, (2, 0))[:, :-2] * 62_710_561 + both) % self.shape.trigrams
            found += [self.triples(triple), self.triples(F.pad(triple, (0, 1))[:, 1:]), self.triples(F.pad(triple, (0, 2))[:, 2:])]
        return torch.cat(found, -1)

    def forward(self, input_ids, attention_mask):
        T = input_ids.shape[1]
        grams = self.pairs_in(self.n_grams(input_ids))
        if self.training and self.shape.forget:
            grams = grams * (torch.rand(*input_ids.shape, 1, device=input_ids.device) > self.shape.forget)
        x = self.characters(input_ids) + self.positions(torch.arange(T, device=input_ids.device))
        x = self.drop(x + grams)
        bias = None
        if attention_mask is not None:
            bias = (1 - attention_mask[:, None, None, :].to(torch.bfloat16 if torch.is_autocast_enabled(x.device.type) else x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.norm(x)


class MaskedLanguageModel(nn.Module):
    """Loss over the masked positions only, with tied embeddings (Devlin et al. 2019)."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.transform = nn.Linear(encoder.shape.hidden, encoder.shape.hidden)
        self.norm = nn.LayerNorm(encoder.shape.hidden)
        self.bias = nn.Parameter(torch.zeros(encoder.shape.vocabulary))

    def forward(self, input_ids, attention_mask, where, targets):
        """`where` [N]: flat positions of the masked characters; `targets` [N]."""
        x = self.encoder(input_ids, attention_mask).flatten(0, 1)[where]
        x = self.norm(F.gelu(self.transform(x)))
        return F.cross_entropy((x @ self.encoder.characters.weight.t() + self.bias).float(), targets)


class Tagger(nn.Module):
    """forward -> logits [B, T, outputs]: the heads of all tag sets side by side (labels.SLICES)."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(encoder.shape.dropout)
        self.heads = nn.Linear(encoder.shape.hidden, encoder.shape.outputs)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, input_ids, attention_mask):
        return self.heads(self.drop(self.encoder(input_ids, attention_mask)))

    def with_hidden(self, input_ids, attention_mask):
        hidden = self.encoder(input_ids, attention_mask)
        return self.heads(self.drop(hidden)), hidden
