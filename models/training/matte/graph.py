"""Alpha as an ONNX graph: input x N×3×H×W RGB 0..1, output y N×1×H×W alpha 0..1 (H and W multiples of 16)."""
from dense.graph import trunk
from graph import Graph
from restore.unet_graph import model_of


def build(net):
    graph = Graph()
    whole = graph.add("DepthToSpace", trunk(graph, net), blocksize=2, mode="CRD")
    graph.add("Sigmoid", whole, output="y")
    return model_of(graph, "matte", 3, 1)
