"""The style network as an ONNX graph; weights are stored with 16 bits and cast by the graph.

Inputs x 1×3×H×W RGB 0..1 (sides multiples of 4) and style int64 [1], output y of the shape of x.
"""
import numpy as np
from onnx import TensorProto, checker, helper

from graph import IR_VERSION, OPSET, Graph

EPSILON = 1e-5  # of torch's instance normalisation


def values(tensor):
    return tensor.detach().numpy()


def reflected(graph, x, reach):
    pads = graph.constant(np.array([0, 0, reach, reach] * 2, np.int64), f"pads{graph.count}")
    return graph.add("Pad", x, pads, mode="reflect")


def layer(graph, x, part, name, order=slice(None)):
    """A Layer whose input channels come in `order`; the style's row of scales and shifts feeds the normalisation."""
    size, weight = part.conv.kernel_size[0], values(part.conv.weight)[:, order]
    y = graph.add("Conv", reflected(graph, x, part.reach), graph.half(weight, f"{name}.weight"),
                  kernel_shape=[size, size], strides=list(part.conv.stride))
    rows = [graph.add("Gather", graph.half(values(table), f"{name}.{kind}"), "row", axis=0)
            for kind, table in (("scale", part.scale), ("shift", part.shift))]
    return graph.add("InstanceNormalization", y, *rows, epsilon=EPSILON)


def enlarged(graph, x):
    scales = graph.constant(np.array([1, 1, 2, 2], np.float32), f"twice{graph.count}")
    return graph.add("Resize", x, "", scales, mode="nearest", coordinate_transformation_mode="asymmetric",
                     nearest_mode="floor")


def build(net):
    """ModelProto of a Transfer."""
    graph = Graph()
    graph.add("Squeeze", "style", graph.constant(np.array([0], np.int64), "first"), output="row")
    centred = graph.add("Sub", "x", graph.constant(np.float32(0.5), "middle"))
    relu = lambda x: graph.add("Relu", x)
    # SpaceToDepth puts the place before the channel, pixel unshuffle the channel before the place
    order = np.arange(12).reshape(3, 4).T.ravel()
    y = relu(layer(graph, graph.add("SpaceToDepth", centred, blocksize=2), net.enter, "enter", order))
    y = relu(layer(graph, y, net.halve, "halve"))
    for index, (first, second) in enumerate(zip(net.blocks[::2], net.blocks[1::2])):
        inner = relu(layer(graph, y, first, f"b{index}a"))
        y = graph.add("Add", y, layer(graph, inner, second, f"b{index}b"))
    y = relu(layer(graph, enlarged(graph, y), net.enlarge, "enlarge"))
    y = relu(layer(graph, enlarged(graph, y), net.finish, "finish"))
    y = graph.add("Conv", reflected(graph, y, 2), graph.half(values(net.colour.weight), "colour.weight"),
                  graph.half(values(net.colour.bias), "colour.bias"), kernel_shape=[5, 5])
    graph.add("Sigmoid", y, output="y")
    inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 3, "h", "w"]),
              helper.make_tensor_value_info("style", TensorProto.INT64, [1])]
    outputs = [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 3, "h", "w"])]
    model = helper.make_model(helper.make_graph(graph.nodes, "style", inputs, outputs, graph.constants),
                              opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    checker.check_model(model)
    return model


def rounded(net):
    """The network whose weights are those that the file stores."""
    for parameter in net.parameters():
        parameter.data = parameter.data.half().float()
    return net
