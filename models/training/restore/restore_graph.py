"""The four networks as ONNX graphs (see unet_graph.py for how kernels are stored)."""
import numpy as np

from graph import Graph

from .defog_net import LEAST
from .fill_net import LEVELS, LITTLE
from .mask_net import GAIN, LUMA, SIDES
from .repair_net import LEAK
from .unet_graph import convolution, deep, model_of, raised, unet


def scalar(graph, value):
    return graph.constant(np.float32(value), f"n{len(graph.constants)}")


def planes(graph, x, first, last):
    """Channels `first` to `last` − 1."""
    ends = [graph.constant(np.array([end], np.int64), f"n{len(graph.constants)}.{end}") for end in (first, last, 1)]
    return graph.add("Slice", x, *ends)


def repair(net):
    """ModelProto of a merged Repair."""
    graph = Graph()
    # SpaceToDepth puts the place before the channel, pixel unshuffle the channel before the place
    order = np.arange(12).reshape(3, 4).T.ravel()
    y = graph.add("SpaceToDepth", graph.add("Sub", "x", scalar(graph, 0.5)), blocksize=2)
    for index, conv in enumerate(net.convs):
        kernel = conv.weight.detach()
        y = convolution(graph, y, kernel if index else kernel[:, order], conv.bias, f"c{index}")
        if index + 1 < len(net.convs):
            y = graph.add("LeakyRelu", y, alpha=LEAK)
    graph.add("Add", "x", graph.add("DepthToSpace", y, blocksize=2, mode="CRD"), output="y")
    return model_of(graph, "repair", 3, 3)


def highest(graph, x, side):
    """mask_net.highest."""
    half = side // 2
    rows = graph.add("MaxPool", x, kernel_shape=[1, side], pads=[0, half, 0, half])
    return graph.add("MaxPool", rows, kernel_shape=[side, 1], pads=[half, 0, half, 0])


def hats(graph, x):
    """mask_net.hats."""
    weights = graph.constant(np.array(LUMA, np.float32).reshape(1, 3, 1, 1), "luma")
    luma = graph.add("Conv", x, weights, kernel_shape=[1, 1])
    dark = graph.add("Neg", luma)
    planes = []
    for side in SIDES:
        opened = highest(graph, graph.add("Neg", highest(graph, dark, side)), side)
        closed = graph.add("Neg", highest(graph, graph.add("Neg", highest(graph, luma, side)), side))
        planes += [graph.add("Sub", luma, opened), graph.add("Sub", closed, luma)]
    return graph.add("Mul", graph.add("Concat", *planes, axis=1), scalar(graph, GAIN))


def mask(net):
    """ModelProto of a Mask, centred at the entry and as a probability."""
    graph = Graph()
    centred = graph.add("Sub", "x", scalar(graph, 0.5))
    shown = graph.add("Concat", centred, hats(graph, centred), axis=1)
    graph.add("Sigmoid", unet(graph, shown, net.unet), output="y")
    return model_of(graph, "scratch-mask", 3, 1)


def guess(graph, hole):
    """fill_net.smooth_guess; `hole` is the mask's plane."""
    known = graph.add("Sub", scalar(graph, 1), hole)
    colour = graph.add("Mul", graph.add("Sub", planes(graph, "x", 0, 3), scalar(graph, 0.5)), known)
    halved = lambda x: graph.add("AveragePool", x, kernel_shape=[2, 2], strides=[2, 2])
    sums = [(colour, known)]
    for _ in range(LEVELS):
        sums.append(tuple(halved(part) for part in sums[-1]))
    colour, weight = sums[-1]
    y = graph.add("Div", colour, graph.add("Add", weight, scalar(graph, LITTLE)))
    scales = graph.constant(np.array([1, 1, 2, 2], np.float32), "finer")
    for colour, weight in reversed(sums[:-1]):
        finer = graph.add("Resize", y, "", scales, mode="linear", coordinate_transformation_mode="half_pixel")
        y = graph.add("Add", colour, graph.add("Mul", graph.add("Sub", scalar(graph, 1), weight), finer))
    return y


def fill(net):
    """ModelProto of a Fill."""
    graph = Graph()
    hole = planes(graph, "x", 3, 4)
    smooth = guess(graph, hole)
    correction = unet(graph, graph.add("Concat", smooth, hole, axis=1), net.unet)
    total = graph.add("Add", graph.add("Add", smooth, scalar(graph, 0.5)), correction)
    graph.add("Clip", total, scalar(graph, 0), scalar(graph, 1), output="y")
    return model_of(graph, "scratch-fill", 4, 3)


def defog(net):
    """ModelProto of a Defog."""
    graph = Graph()
    bottom, skips = deep(graph, graph.add("Sub", "x", scalar(graph, 0.5)), net.unet)
    light = convolution(graph, graph.add("GlobalAveragePool", bottom), net.light.weight.detach(), net.light.bias, "light")
    light = graph.add("Sigmoid", graph.add("Add", light, scalar(graph, 1)))
    t = convolution(graph, raised(graph, bottom, skips, net.unet), net.unet.leave.weight.detach(), net.unet.leave.bias, "leave")
    t = graph.add("Add", graph.add("Mul", graph.add("Sigmoid", t), scalar(graph, 1 - LEAST)), scalar(graph, LEAST))
    nothing = graph.add("Mul", t, scalar(graph, 0))  # carries the size of the picture
    graph.add("Concat", t, graph.add("Add", nothing, light), axis=1, output="y")
    return model_of(graph, "defog", 3, 4)
