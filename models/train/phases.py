"""What every phase of training shares: the device, the optimiser, a schedule that ends by the clock, and a compiled function."""
import json
import time

import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
LENGTH = 192  # characters a training row; the tagger's windows at run time are 128
started = time.time()


def say(**what):
    print(json.dumps(dict(at=round(time.time() - started, 1), **what)), flush=True)


def autocast():
    return torch.autocast(device_type=device, dtype=torch.bfloat16)


class Schedule:
    """Linear warm-up, then linear decay to zero at the end of the phase, by the clock."""

    def __init__(self, optimizer, peak, seconds, warm=0.05):
        self.optimizer, self.peak, self.seconds, self.warm, self.start = optimizer, peak, seconds, warm, time.time()

    def step(self):
        """Sets the rate; False when the phase is over."""
        done = (time.time() - self.start) / self.seconds
        rate = self.peak * (done / self.warm if done < self.warm else max(0.0, (1 - done) / (1 - self.warm)))
        for group in self.optimizer.param_groups:
            group["lr"] = max(rate, 1e-7)
        return done < 1


def optimizer_of(module, decay=0.01):
    plain = [p for p in module.parameters() if p.ndim < 2]
    heavy = [p for p in module.parameters() if p.ndim >= 2]
    return torch.optim.AdamW([dict(params=heavy, weight_decay=decay), dict(params=plain, weight_decay=0)], lr=1e-4, betas=(0.9, 0.98),
                             fused=device == "cuda")


def prepared(function, compiled, *example):
    """The function, compiled outside the clock of a phase by one call on the example."""
    if not compiled:
        return function
    quick = torch.compile(function)
    for _ in range(2):
        with autocast():
            answer = quick(*example)
        if answer[0].requires_grad:
            sum(x.float().sum() for x in answer).backward()
    return quick
