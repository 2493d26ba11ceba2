"""A trained Dense network as an ONNX graph with kernels in bytes (classify/graph.py); the task adds its ending."""
import numpy as np

from classify.graph import convolution
from classify.net import LEAK
from restore.unet_graph import convolution as plain


def constant(graph, value, name):
    return graph.constant(np.float32(value), name)


def enlarged(graph, x, times, mode, name, output=None):
    """`nearest` as torch does it; `linear` with pixel centres in place."""
    where = {"nearest": {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"},
             "linear": {"coordinate_transformation_mode": "half_pixel"}}[mode]
    return graph.add("Resize", x, "", graph.constant(np.array([1, 1, times, times], np.float32), name), mode=mode, output=output, **where)


def trunk(graph, net):
    """The head's planes N×outputs×H/2×W/2 of `x`."""
    leaky = lambda x: graph.add("LeakyRelu", x, alpha=LEAK)
    y = graph.add("Mul", graph.add("Sub", "x", constant(graph, 0.5, "middle")), constant(graph, 4, "spread"))
    passed = []
    for index, (halving, stage) in enumerate(zip(net.halvings, net.stages)):
        y = leaky(convolution(graph, y, halving, f"s{index}"))
        for number, block in enumerate(stage):
            inner = leaky(convolution(graph, y, block.first, f"s{index}.{number}a"))
            y = leaky(graph.add("Add", y, convolution(graph, inner, block.second, f"s{index}.{number}b")))
        passed.append(y)
    means = graph.add("Flatten", graph.add("GlobalAveragePool", y), axis=1)
    hint = graph.add("Gemm", means, graph.in_bytes(net.whole.weight.detach().numpy(), "whole.weight"),
                     graph.constant(net.whole.bias.detach().numpy(), "whole.bias"), transB=1)
    planes = graph.constant(np.array([2, 3], np.int64), "planes")
    y = leaky(graph.add("Add", y, graph.add("Unsqueeze", hint, planes)))
    for index, (narrow, join, skip) in enumerate(zip(net.narrow, net.join, passed[-2::-1])):
        up = enlarged(graph, convolution(graph, y, narrow, f"n{index}"), 2, "nearest", f"twice{index}")
        y = leaky(convolution(graph, leaky(graph.add("Add", up, skip)), join, f"j{index}"))
    return plain(graph, y, net.head.weight.detach(), net.head.bias, "head")
