"""python -m unittest test_dense: colour and matte without data or training."""
import json
import unittest
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from colour.bins import Bins, occupied
from colour.graph import SCALE, build as colour_graph
from colour.lab import lab_of, rgb_of
from colour.measure import colourfulness
from dense.export import difference, session_of
from dense.net import dense_of
from matte.graph import build as matte_graph
from matte.pictures import standing, whole
from matte.portraits import KEPT, box_of, closer
from matte.train import alpha_of, overlap

CONFIGS = Path(__file__).parent / "configs"


def untrained(name, **changes):
    torch.manual_seed(1)
    return dense_of(json.loads((CONFIGS / f"{name}.json").read_text()) | changes).eval()


class Colours(unittest.TestCase):
    def test_lab_of_white_and_back(self):
        np.testing.assert_allclose(lab_of(np.array([255, 255, 255], np.uint8)), [100, 0, 0], atol=1e-3)
        picture = np.random.default_rng(1).integers(0, 256, (9, 9, 3)).astype(np.uint8)
        np.testing.assert_allclose(rgb_of(lab_of(picture).astype(np.float64)) * 255, picture, atol=0.01)

    def test_shares_of_bins_give_the_colour_back(self):
        grid = np.stack(np.meshgrid(np.arange(-65, 66, 13), np.arange(-65, 66, 13)), -1).reshape(-1, 2)
        bins = Bins(*occupied(grid, 13, 0.001), step=13, balance=0.5)
        ab = torch.tensor([[[[10.0]], [[-33.0]]]])
        which, shares, _ = bins.shared(ab)
        mean = (bins.centres[which[0, :, 0, 0]] * shares[0, :, 0, 0, None]).sum(0)
        torch.testing.assert_close(mean, ab[0, :, 0, 0], atol=1e-4, rtol=0)

    def test_grey_is_colourless(self):
        self.assertEqual(colourfulness(np.full((8, 8, 3), 77, np.uint8)), 0)

    def test_graph_is_the_network(self):
        centres = [[0, 0], [13, 26], [-26, 39]]
        net = untrained("colour", outputs=3)

        def answer(x):
            mean = torch.einsum("nqhw,qc->nchw", net(x).softmax(1), torch.tensor(centres) / SCALE)
            return F.interpolate(mean, scale_factor=2, mode="bilinear", align_corners=False)

        self.assertLess(difference(session_of(colour_graph(net, centres, 1.0).SerializeToString()), 1, answer), 0.01)


class Matte(unittest.TestCase):
    def test_graph_is_the_network(self):
        net = untrained("matte")
        session = session_of(matte_graph(net).SerializeToString())
        self.assertLess(difference(session, 3, lambda x: alpha_of(net(x))), 0.01)

    def test_a_figure_hides_what_is_behind(self):
        figure = Image.new("RGBA", (40, 80), (255, 0, 0, 255))
        picture, alpha = standing(figure, Image.new("RGB", (96, 96), "blue"), np.random.default_rng(2))
        rgb, cover = np.asarray(picture), np.asarray(alpha)
        self.assertTrue((rgb[cover == 255] == [255, 0, 0]).all())
        self.assertTrue((rgb[cover == 0] == [0, 0, 255]).all())

    def test_the_head_of_a_figure_is_found_and_kept_in_every_cut(self):
        mask = Image.new("L", (300, 600))
        mask.paste(255, (180, 100, 220, 150))  # head
        mask.paste(255, (140, 150, 260, 580))
        left, crown, side = box_of(mask)
        self.assertEqual((round(left + side / 2), crown), (200, 100))
        self.assertIsNone(box_of(Image.new("L", (300, 600))))
        red, head = Image.new("RGB", (KEPT, KEPT)), Image.new("L", (KEPT, KEPT))
        red.paste((255, 0, 0), (130, 60, 158, 110))
        head.paste(255, (130, 60, 158, 110))
        for seed in range(20):
            picture, alpha = (np.asarray(image) for image in closer((red, head, 60 / KEPT), 96, np.random.default_rng(seed)))
            self.assertTrue((alpha == 255).any())
            self.assertTrue((picture[alpha == 255][:, 0] > 250).all())

    def test_whole_keeps_what_is_transparent(self):
        x, alpha = whole((Image.new("RGB", (100, 50), (0, 255, 0)), Image.new("L", (100, 50))), 64)
        self.assertEqual(tuple(x.shape), (1, 3, 32, 64))
        self.assertEqual((float(x[0, 1].min()), float(alpha.max())), (1.0, 0.0))

    def test_overlap_of_nothing_is_whole(self):
        self.assertEqual(overlap(torch.zeros(4), torch.zeros(4)), 1.0)


if __name__ == "__main__":
    unittest.main()
