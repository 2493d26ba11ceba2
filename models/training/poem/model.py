"""The verse network: a small GPT over characters whose prefix says what poem is wanted.

Positions: conditions (their rows summed), keyword 1, keyword 2, rhyme, then the characters without the
last. Every position carries the slot that it must predict: line and column counted from the line's end.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

NOTHING, TITLE, ANY_RHYME, FIRST_RHYME = 0, 17, 20, 21
ROWS = {"form": 1, "dynasty": 3, "era": 5, "experience": 7, "source": 10, "pattern": 13}
RHYMES, FIRST_CHARACTER, SLOTS, PREFIX = 30, 64, 32, 4


def slots(form):
    """Slot of every input position of a poem with `form` characters a line (23 or 31 of them)."""
    grid = [4 + 7 * line + 7 - form + column for line in range(4) for column in range(form)]
    return torch.tensor([0, 1, 2, *grid])


class Norm(nn.Module):
    """Root-mean-square norm without a gain (the matrix behind it can learn one)."""

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6)


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads, self.norm = heads, Norm()
        self.q, self.k, self.v, self.o = (nn.Linear(width, width, bias=False) for _ in range(4))
        self.up, self.down = nn.Linear(width, 4 * width, bias=False), nn.Linear(4 * width, width, bias=False)
        self.bias = nn.Parameter(torch.zeros(heads, SLOTS, SLOTS))
        for last in (self.o, self.down):
            nn.init.zeros_(last.weight)

    def forward(self, x, bias):
        count, length, width = x.shape
        h = self.norm(x)
        q, k, v = (m(h).view(count, length, self.heads, -1).transpose(1, 2) for m in (self.q, self.k, self.v))
        scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[-1]) + bias
        mixed = (torch.softmax(scores.float(), -1).to(v.dtype) @ v).transpose(1, 2).reshape(count, length, width)
        x = x + self.o(mixed).float()
        return x + self.down(F.relu(self.up(self.norm(x))).square()).float()


class Verse(nn.Module):
    def __init__(self, rows, width=192, layers=4, heads=6):
        super().__init__()
        self.table = nn.Embedding(rows, width, padding_idx=NOTHING)
        nn.init.normal_(self.table.weight, std=0.05)
        with torch.no_grad():
            self.table.weight[NOTHING] = 0
        self.slot = nn.Parameter(torch.randn(SLOTS, width) * 0.02)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.norm, self.frequency = Norm(), nn.Parameter(torch.zeros(rows))

    def forward(self, prefix, text, form):
        """prefix B×3×W ids (summed over W), text B×(4·form) ids (rhyme first) → logits of the rhyme and of
        every character, B×(1 + 4·form)×rows."""
        return F.linear(self.hidden(prefix, text, form), self.table.weight) + self.frequency

    def hidden(self, prefix, text, form):
        """What `forward` scores the rows with, B×(1 + 4·form)×width."""
        x = torch.cat([self.table(prefix).sum(2), self.table(text)], 1)
        where = slots(form)[: x.shape[1]]
        x = self.norm(x + self.slot[where])
        future = torch.full((len(where), len(where)), -1e4).triu(1)
        for block in self.blocks:
            x = block(x, block.bias[:, where][:, :, where] + future)
        return self.norm(x[:, 2:])
