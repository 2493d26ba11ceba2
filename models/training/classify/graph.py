"""A trained classifier as an ONNX graph; kernels are stored as bytes with a scale for each output channel.

Input x N×3×S×S RGB 0..1, output y N×classes logits. Calculation is in floats: the engine folds the
dequantisation when it loads, so a file is a quarter of the size and as fast.
"""
import numpy as np
from onnx import TensorProto, checker, helper

from graph import IR_VERSION, OPSET, Graph

from .net import LEAK


def convolution(graph, x, unit, name):
    kernel, bias = unit.merged()
    size, reach = kernel.shape[-1], kernel.shape[-1] // 2
    return graph.add("Conv", x, graph.in_bytes(kernel.numpy(), f"{name}.weight"),
                     graph.half(bias.numpy(), f"{name}.bias"), kernel_shape=[size, size], pads=[reach] * 4, strides=[unit.conv.stride[0]] * 2)


def build(net, side, temperature=1.0):
    """ModelProto of a Classifier in evaluation mode. Logits are divided by `temperature`."""
    graph = Graph()
    leaky = lambda x: graph.add("LeakyRelu", x, alpha=LEAK)
    constant = lambda value, name: graph.constant(np.float32(value), name)
    y = graph.add("Mul", graph.add("Sub", "x", constant(0.5, "middle")), constant(4, "spread"))
    for index, (halving, stage) in enumerate(zip(net.halvings, net.stages)):
        y = leaky(convolution(graph, y, halving, f"s{index}"))
        for number, block in enumerate(stage):
            inner = leaky(convolution(graph, y, block.first, f"s{index}.{number}a"))
            y = leaky(graph.add("Add", y, convolution(graph, inner, block.second, f"s{index}.{number}b")))
    y = graph.add("Flatten", graph.add("GlobalAveragePool", y), axis=1)
    weight, bias = net.head.weight.detach() / temperature, net.head.bias.detach() / temperature
    graph.add("Gemm", y, graph.in_bytes(weight.numpy(), "head.weight"), graph.constant(bias.numpy(), "head.bias"),
              output="y", transB=1)
    ends = [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3, side, side]),
            helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", len(bias)])]
    model = helper.make_model(helper.make_graph(graph.nodes, "classifier", ends[:1], ends[1:], graph.constants),
                              opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    checker.check_model(model, full_check=True)
    return model
