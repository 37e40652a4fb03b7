"""Weights on disk: matrices as int8 with one float32 scale a row, the rest as float32; a quarter of the size, and close enough to go on from."""
import numpy as np
import torch


def save_weights(module, path):
    arrays = {}
    for name, tensor in module.state_dict().items():
        x = tensor.detach().float().cpu().numpy()
        if x.ndim == 2:
            scale = np.maximum(np.abs(x).max(1, keepdims=True), 1e-8) / 127
            arrays[f"{name}|q"], arrays[f"{name}|s"] = np.round(x / scale).astype(np.int8), scale.astype(np.float32)
        else:
            arrays[name] = x
    np.savez(path, **arrays)


def load_weights(module, path):
    stored = np.load(path)
    state = {}
    for key in stored.files:
        if key.endswith("|q"):
            name = key[:-2]
            state[name] = torch.from_numpy(stored[key].astype(np.float32) * stored[f"{name}|s"])
        elif not key.endswith("|s"):
            state[key] = torch.from_numpy(stored[key])
    module.load_state_dict(state)
