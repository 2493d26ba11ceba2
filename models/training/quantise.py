"""The 8-bit variant of a trained chain: a short training with rounding in the loop (Jacob et al. 2018).

    python quantise.py --checkpoint /tmp/gy-train/photo-x2/last.pt [--iters 600]

Every convolution but head and tail sees bytes: its input, its weights (a scale for each output channel) and its
sum are rounded as onnxruntime will round them, gradients pass straight through, and the ranges are learned too.
Writes int8.pt beside the checkpoint, which export.py stores beside the network when it loses little.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import data
from blocks import chain_of
from graph import LEAK

BYTES, SIGNED = 255, 127
OUTSIDE = 1e-4  # share of values beyond the first guess of a range


def nearest(x):
    """Rounds; the gradient passes as if it did not."""
    return x + (x.round() - x).detach()


class Bytes(nn.Module):
    """Rounds a tensor to unsigned bytes over a learned range that contains 0."""

    def __init__(self):
        super().__init__()
        self.low, self.high = nn.Parameter(torch.zeros(())), nn.Parameter(torch.ones(()))
        self.watching = True

    def step(self):
        """(scale, zero point) of the bytes."""
        low, high = self.low.clamp(max=0), self.high.clamp(min=1e-6)
        scale = (high - low) / BYTES
        return scale, nearest((-low / scale).clamp(0, BYTES))

    def forward(self, x):
        if self.watching:  # the first picture sets the range
            values = x.detach().flatten()
            for bound, share in ((self.low, OUTSIDE), (self.high, 1 - OUTSIDE)):
                count = max(1, round(share * values.numel()))
                bound.data.copy_(values.kthvalue(min(count, values.numel())).values)
            self.watching = False
        scale, zero = self.step()
        return (nearest(x / scale + zero).clamp(0, BYTES) - zero) * scale


class Rounded(nn.Module):
    """A merged Chain whose middle convolutions see bytes."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        middle = len(net.convs) - 2
        self.inputs = nn.ModuleList(Bytes() for _ in range(middle + 1))
        self.sums = nn.ModuleList(Bytes() for _ in range(middle))

    @staticmethod
    def scales(conv):
        return conv.weight.abs().amax((1, 2, 3)).clamp(min=1e-8) / SIGNED

    def forward(self, x):
        convs = self.net.convs
        y = F.leaky_relu(convs[0](x), LEAK)
        for conv, into, total in zip(convs[1:-1], self.inputs, self.sums):
            scale = self.scales(conv)
            weight = nearest(conv.weight / scale[:, None, None, None]) * scale[:, None, None, None]
            fine = scale * into.step()[0]
            bias = nearest(conv.bias / fine) * fine
            y = F.leaky_relu(total(F.conv2d(into(y), weight, bias, padding=1)), LEAK)
        tail = convs[-1](self.inputs[-1](y)) + x.index_select(1, self.net.skip)
        return F.pixel_shuffle(tail, self.net.scale)

    @torch.no_grad()
    def steps(self):
        """What graph.build needs."""
        def plain(part):
            scale, zero = part.step()
            return {"scale": scale.item(), "zero": int(zero.item())}

        return {"inputs": [plain(p) for p in self.inputs], "sums": [plain(p) for p in self.sums],
                "weights": [self.scales(c).detach().numpy() for c in self.net.convs[1:-1]]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--iters", type=int, default=600)
    parser.add_argument("--lr", type=float, default=1e-4)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    state = torch.load(args.checkpoint)
    config = state["config"]
    net = chain_of(config)
    net.load_state_dict(state["average"])
    net = Rounded(net.merge().to(memory_format=torch.channels_last))
    pairs = data.training_pairs(config["sets"], config["scale"], config["reductions"])
    optimiser = torch.optim.Adam(net.parameters(), lr=args.lr, betas=(0.9, 0.99))
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, args.iters, args.lr / 50)
    losses = []
    for index in range(args.iters):
        rng = np.random.default_rng([7, index])
        low, high = (torch.from_numpy(a).to(memory_format=torch.channels_last)
                     for a in data.batch(pairs, rng, config, config.get("degrade")))
        loss = F.mse_loss(net(low), high)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), config["clip"])
        optimiser.step()
        plan.step()
        losses.append(loss.item())
        if (index + 1) % 100 == 0:
            print(json.dumps({"step": index + 1, "loss": round(sum(losses) / len(losses), 7)}), flush=True)
            losses = []
    torch.save({"net": net.net.state_dict(), "steps": net.steps(), "iters": args.iters},
               args.checkpoint.with_name("int8.pt"))


if __name__ == "__main__":
    main()
