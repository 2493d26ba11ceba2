"""A trained detector as an ONNX graph: input x N×3×H×W RGB 0..1, sides multiples of 32; output y N×5×H/8×W/8: the
likelihood of a face's centre, the way from the cell's middle to it, width and height, all lengths in px of x."""
import numpy as np
from onnx import TensorProto, checker, helper

from graph import IR_VERSION, OPSET, Graph

from .net import LEAK, STRIDE


def convolution(graph, x, unit, name):
    """A Unit or Depthwise without its normalisation."""
    kernel, bias = (part.numpy() for part in unit.merged())
    reach, stride, groups = kernel.shape[-1] // 2, unit.conv.stride[0], unit.conv.groups
    usual = {"pads": [0] * 4, "strides": [1, 1], "group": 1}
    wanted = {"pads": [reach] * 4, "strides": [stride] * 2, "group": groups}
    return graph.add("Conv", x, graph.in_bytes(kernel, f"{name}.weight"), graph.half(bias, f"{name}.bias"),
                     **{key: value for key, value in wanted.items() if value != usual[key]})


def shortened(model):
    """The model with names of a letter or two for all that lies between x and y, and with each constant once: a tenth of
    so small a file is names, and zero points are all alike."""
    short, known, kept = {"x": "x", "y": "y", "": ""}, {}, []
    for tensor in model.graph.initializer:
        content = (tensor.data_type, tuple(tensor.dims), tensor.raw_data)
        if content in known:
            short[tensor.name] = known[content]
        else:
            known[content] = short[tensor.name] = np.base_repr(len(short), 36).lower() + "_"
            kept.append(tensor)
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)

    def renamed(name):
        return short.setdefault(name, np.base_repr(len(short), 36).lower() + "_")
    for node in model.graph.node:
        node.input[:], node.output[:] = [[renamed(name) for name in names] for names in (node.input, node.output)]
    for tensor in model.graph.initializer:
        tensor.name = renamed(tensor.name)
    return model


def build(net):
    """ModelProto of a Detector in evaluation mode."""
    graph = Graph()
    leaky = lambda x: graph.add("LeakyRelu", x, alpha=LEAK)
    scale = graph.constant(np.array([1, 1, 2, 2], np.float32), "twice")

    def separable(x, block, name):
        y = convolution(graph, leaky(convolution(graph, x, block.space, f"{name}.space")), block.mix, f"{name}.mix")
        return leaky(graph.add("Add", x, y) if block.adds else y)

    def joined(x, coarse, unit, block, name):
        up = graph.add("Resize", convolution(graph, coarse, unit, f"{name}.in"), "", scale, mode="nearest",
                       coordinate_transformation_mode="asymmetric", nearest_mode="floor")
        return separable(leaky(graph.add("Add", x, up)), block, name)

    constant = lambda value, name: graph.constant(np.float32(value), name)
    y = graph.add("Mul", graph.add("Sub", "x", constant(0.5, "middle")), constant(4, "spread"))
    for index, halving in enumerate(net.stem):
        y = leaky(convolution(graph, y, halving, f"stem{index}"))
    near = y = separable(y, net.near, "near")
    for index, block in enumerate(net.middle):
        y = separable(y, block, f"middle{index}")
    middle = y
    for index, block in enumerate(net.far):
        y = separable(y, block, f"far{index}")
    y = joined(middle, y, net.from_far, net.joined[0], "joined0")
    y = joined(near, y, net.from_middle, net.joined[1], "joined1")
    y = leaky(convolution(graph, y, net.head, "head"))
    weight, bias = (p.detach().numpy() for p in (net.out.weight, net.out.bias))
    y = graph.add("Conv", y, graph.half(weight, "out.weight"), graph.constant(bias, "out.bias"))

    def planes(first, last):
        ends = [graph.constant(np.array([value], np.int64), f"cut{first}.{value}.{i}")
                for i, value in enumerate((first, last, 1))]
        return graph.add("Slice", y, *ends)
    cell = constant(STRIDE, "cell")
    graph.add("Concat", graph.add("Sigmoid", planes(0, 1)), graph.add("Mul", planes(1, 3), cell),
              graph.add("Mul", graph.add("Exp", planes(3, 5)), cell), output="y", axis=1)
    ends = [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3, "h", "w"]),
            helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 5, "H", "W"])]
    model = helper.make_model(helper.make_graph(graph.nodes, "detector", ends[:1], ends[1:], graph.constants),
                              opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    model = shortened(model)
    checker.check_model(model, full_check=True)
    return model
