"""Colours as classes (Zhang, Isola, Efros 2016): a grid over a*, b*, each colour shared among the four bins around it.

The shares are bilinear, so the mean of the bins gives the colour back exactly. Rare colours weigh more in the loss.
"""
import numpy as np
import torch


class Bins:
    """`centres` Q×2 in Lab units; `shares` looks a pair of bytes (a* + 128, b* + 128) up: 65536×4 bins, their shares."""

    def __init__(self, centres, frequency, step, balance):
        self.centres, self.step = torch.tensor(centres, dtype=torch.float32), step
        place = {tuple(c): i for i, c in enumerate(np.rint(np.array(centres) / step).astype(int).tolist())}
        a, b = np.meshgrid(np.arange(256) - 128.0, np.arange(256) - 128.0, indexing="ij")
        cell = np.floor(np.stack([a, b], -1) / step).astype(int)
        part = np.stack([a, b], -1) / step - cell
        bins, shares = np.zeros((256, 256, 4), np.int64), np.zeros((256, 256, 4), np.float32)
        known = np.rint(np.array(centres) / step)
        for corner in range(4):
            da, db = corner >> 1, corner & 1
            shares[..., corner] = np.abs(1 - da - part[..., 0]) * np.abs(1 - db - part[..., 1])
            for i, j in np.ndindex(256, 256):
                wanted = (cell[i, j, 0] + da, cell[i, j, 1] + db)
                if wanted not in place:
                    place[wanted] = int(((known - wanted) ** 2).sum(1).argmin())
                bins[i, j, corner] = place[wanted]
        self.bins, self.shares = torch.from_numpy(bins.reshape(-1, 4)), torch.from_numpy(shares.reshape(-1, 4))
        frequency = torch.tensor(frequency, dtype=torch.float32)
        weights = 1 / ((1 - balance) * frequency + balance / len(frequency))
        self.weights = weights / (frequency * weights).sum()

    def shared(self, ab):
        """N×2×H×W Lab units → bins and shares, both N×4×H×W, and the weight of each place N×H×W."""
        key = (ab + 128).round().clamp(0, 255).long()
        key = key[:, 0] * 256 + key[:, 1]
        bins, shares = self.bins[key], self.shares[key]
        return bins.permute(0, 3, 1, 2), shares.permute(0, 3, 1, 2), (self.weights[bins] * shares).sum(-1)

    def colours(self, logits, temperature):
        """The annealed mean: N×Q×H×W → N×2×H×W Lab units."""
        return torch.einsum("nqhw,qc->nchw", (logits.float() / temperature).softmax(1), self.centres)


def occupied(chroma, step, least):
    """(centres, frequency): bins of the grid that hold at least the share `least` of the colours n×2."""
    cell = np.rint(chroma / step).astype(int)
    cells, counts = np.unique(cell, axis=0, return_counts=True)
    kept = counts / len(cell) >= least
    return (cells[kept] * step).tolist(), (counts[kept] / counts[kept].sum()).tolist()
