"""Begin a network with what another of a different shape has learned.

Width, planes and scale may differ, the number of convolutions not. A wider network computes at first what the
narrow one did: its new channels are fed at random and not yet listened to (Net2Net, Chen et al. 2016, without
the copies). Luma from RGB: grey in, mean of the three out. Another scale: each new sub-pixel takes the weights
of the old sub-pixel at its place.
"""
import torch

from blocks import chain_of


def tail_rows(source, target):
    """For each output channel of the target's tail, the source's channels whose mean it begins with."""
    rows = []
    for plane in range(target.planes):
        planes = [plane] if target.planes == source.planes else range(source.planes)
        for y in range(target.scale):
            for x in range(target.scale):
                old_y, old_x = ((2 * v + 1) * source.scale // (2 * target.scale) for v in (y, x))
                rows.append([p * source.scale**2 + old_y * source.scale + old_x for p in planes])
    return rows


def conv_weights(source, target, index, last):
    """(kernel, bias) with which convolution `index` of the target begins."""
    old, new = source.convs[index], target.convs[index]
    kernel, bias = old.kernel(), old.bias
    if index == 0 and target.planes < source.planes:
        kernel = kernel.sum(1, keepdim=True)
    if last:
        rows = tail_rows(source, target)
        kernel = torch.stack([kernel[row].mean(0) for row in rows])
        bias = torch.stack([bias[row].mean(0) for row in rows])
    wide, wide_bias = new.kernel().clone(), new.bias.clone()
    outputs, inputs = kernel.shape[:2]
    wide[:outputs, inputs:] = 0
    wide[:outputs, :inputs], wide_bias[:outputs] = kernel, bias
    return wide, wide_bias


@torch.no_grad()
def transplant(average, config, target):
    """Fills the untrained Chain `target` from the averaged weights of a checkpoint with configuration `config`."""
    source = chain_of(config)
    source.load_state_dict(average)
    if len(source.convs) != len(target.convs):
        raise ValueError("a transplant needs the same number of convolutions")
    for index, new in enumerate(target.convs):
        kernel, bias = conv_weights(source, target, index, index == len(target.convs) - 1)
        new.plain += kernel - new.kernel()
        new.bias.copy_(bias)
