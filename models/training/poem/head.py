"""The loss of the last layer in pieces: scores of all characters at once would fill memory and caches five times over."""
import torch

PIECE = 256  # positions whose scores are held at a time


class ScoreLoss(torch.autograd.Function):
    """Mean cross-entropy of hidden N×D against table rows×D and frequency rows; gradients are worked out on the way."""

    @staticmethod
    def forward(ctx, hidden, table, frequency, target, low):
        kind = torch.bfloat16 if low else torch.float32
        rows, d_table, d_frequency = table.to(kind), torch.zeros_like(table), torch.zeros_like(frequency)
        d_hidden, total = torch.empty_like(hidden), 0.0
        for start in range(0, len(hidden), PIECE):
            part, wanted = hidden[start : start + PIECE].to(kind), target[start : start + PIECE, None]
            scores = (part @ rows.T).float().add_(frequency)
            scores -= torch.logsumexp(scores, 1, keepdim=True)
            total -= scores.gather(1, wanted).sum()
            slope = scores.exp_()
            slope.scatter_add_(1, wanted, torch.full_like(wanted, -1, dtype=slope.dtype))
            slope /= len(hidden)
            d_frequency += slope.sum(0)
            slope = slope.to(kind)
            d_hidden[start : start + PIECE] = slope @ rows
            d_table += (slope.T @ part).float()
        ctx.save_for_backward(d_hidden, d_table, d_frequency)
        return total / len(hidden)

    @staticmethod
    def backward(ctx, grad):
        return *(grad * g for g in ctx.saved_tensors), None, None
