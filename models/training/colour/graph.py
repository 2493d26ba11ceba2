"""Colours as an ONNX graph: input x N×1×H×W L*/100, output y N×2×H×W a* and b* / 110 (H and W multiples of 16).

The annealed mean of the bins is taken in the graph, at half size, and brought to full size linearly.
"""
import numpy as np

from dense.graph import constant, enlarged, trunk
from graph import Graph
from restore.unet_graph import model_of

SCALE = 110  # the output is a* and b* divided by this


def build(net, centres, temperature):
    graph = Graph()
    logits = graph.add("Div", trunk(graph, net), constant(graph, temperature, "temperature"))
    # softmax over the classes, then their mean colour, which is a convolution with one pixel
    shares = graph.add("Softmax", logits, axis=1)
    colours = (np.array(centres, np.float32).T / SCALE)[..., None, None]
    mean = graph.add("Conv", shares, graph.constant(colours, "centres"), kernel_shape=[1, 1])
    enlarged(graph, mean, 2, "linear", "full", output="y")
    return model_of(graph, "colour", 1, 2)
