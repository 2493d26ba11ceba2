"""python -m unittest test_restore   (repair, scratches, haze: no pictures needed)"""
import unittest

import numpy as np
import onnxruntime
import torch

from restore import damage, restore_graph, scratches
from restore.damage import damaged, layer
from restore.dark_channel import dark_channel
from restore.defog_net import Defog
from restore.degradations import MARGIN, degraded
from restore.fill_net import Fill, smooth_guess
from restore.haze import hazy
from restore.mask_net import Mask, hats
from restore.repair_net import Repair
from restore.smooth import blurred, box
from restore.unet import UNet

WIDTHS = [16, 16, 32]


def answer(model, x):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(["y"], {"x": x.numpy()})[0]


def gradient(side=64):
    """A smooth colour picture, H×W×3 uint8."""
    y, x = np.mgrid[:side, :side] * 200.0 / side
    return np.stack([x + 20, y + 30, 220 - x], 2).astype(np.uint8)


class Graphs(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)

    def like(self, net, model, x, of=lambda y: y, before=lambda x: x):
        """The stored network answers what the network does, but for kernels in bytes."""
        with torch.inference_mode():
            expected = of(net(before(x))).numpy()
        self.assertLess(np.abs(answer(model, x) - expected).max(), 0.03 * max(1, np.abs(expected).max()))

    def test_repair(self):
        net = Repair(1, 16)
        torch.nn.init.normal_(net.convs[-1].plain, std=0.02)
        self.like(net.merge(), restore_graph.repair(net.merge()), torch.rand(2, 3, 18, 22))

    def test_mask(self):
        net = Mask(WIDTHS).eval()
        self.like(net, restore_graph.mask(net), torch.rand(2, 3, 16, 24), torch.sigmoid, lambda x: x - 0.5)

    def test_fill(self):
        net, x = Fill(WIDTHS + [32, 32]).eval(), torch.rand(2, 4, 32, 48)
        x[:, 3:] = (x[:, 3:] > 0.6).float()
        x[:, :3] *= 1 - x[:, 3:]
        self.like(net, restore_graph.fill(net), x, lambda y: y.clamp(0, 1))

    def test_defog(self):
        net = Defog(WIDTHS).eval()
        self.like(net, restore_graph.defog(net), torch.rand(2, 3, 16, 24))

    def test_the_halo_is_how_far_a_pixel_is_seen(self):
        net = UNet(1, 1, WIDTHS).eval().double()
        with torch.no_grad():
            for parameter in net.parameters():
                parameter.abs_()
        farthest, middle = 0, 64
        for at in range(middle, middle + net.multiple):
            x = torch.rand(1, 1, 2 * middle, 2 * middle, dtype=torch.double, requires_grad=True)
            seen = torch.autograd.grad(net(x)[0, 0, at, at], x)[0][0, 0].abs().amax(1).nonzero()
            farthest = max(farthest, at - int(seen.min()), int(seen.max()) - at)
        self.assertEqual(farthest, net.halo)


class Hats(unittest.TestCase):
    def test_what_is_thin_stands_out_and_what_is_wide_does_not(self):
        x = torch.zeros(1, 3, 64, 64)
        x[:, :, 10, :] = 0.4  # a bright scratch
        x[:, :, 30:32, 20:22] = -0.4  # a dark speck
        x[:, :, 40:, 40:] = 0.3  # a bright wall
        y = hats(x)[0]
        self.assertTrue((y >= 0).all())
        self.assertAlmostEqual(y[0, 10, 30].item(), 1.2, 5)
        self.assertAlmostEqual(y[1, 31, 21].item(), 1.2, 5)
        self.assertEqual(y[:, 45:, 45:].abs().max().item(), 0)


class Guesses(unittest.TestCase):
    def test_known_pixels_stay_and_a_hole_in_a_plain_colour_gets_it(self):
        x = torch.full((1, 4, 32, 32), 0.3)
        x[:, 3] = 0
        x[:, :3, 10:14, 10:20], x[:, 3, 10:14, 10:20] = 0, 1
        self.assertLess((smooth_guess(x) + 0.2).abs().max().item(), 0.01)

    def test_repair_starts_with_no_change(self):
        x = torch.rand(1, 3, 16, 16)
        self.assertEqual((Repair(1, 16)(x) - x).abs().max().item(), 0)


class Damage(unittest.TestCase):
    def test_every_shape_is_a_share_of_cover(self):
        for kind in damage.KINDS:
            alpha, paint = getattr(scratches, kind)(np.random.default_rng(3), 96)
            self.assertEqual(alpha.shape, (96, 96))
            self.assertTrue(0 <= alpha.min() and alpha.max() <= 1, kind)
            self.assertTrue(0 <= np.min(paint) and np.max(paint) <= 255, kind)

    def test_the_mask_is_what_was_changed(self):
        layers = [np.rint(np.stack([a * 255, p, s])).astype(np.int16) for a, p, s in [layer(np.random.default_rng(2))]]
        self.assertFalse(damaged(gradient(), layers, np.random.default_rng(1), whole=1)[1].any())
        self.assertTrue(any(damaged(gradient(), layers, np.random.default_rng(s), whole=0)[1].any() for s in range(8)))

    def test_degraded_crops_keep_their_place_and_their_greyness(self):
        for seed in range(20):
            y, target = degraded(np.repeat(gradient()[..., :1], 3, 2), np.random.default_rng(seed))
            self.assertEqual(y.shape, (64 - MARGIN, 64 - MARGIN, 3))
            self.assertEqual(y.shape, target.shape)
            self.assertLess(np.abs(y[..., 0].astype(int) - y[..., 2]).max(), 3)


class Haze(unittest.TestCase):
    def test_the_model_of_haze_can_be_undone(self):
        picture = (gradient() / 255).astype(np.float32)
        seen, t, light = hazy(picture, np.random.default_rng(4), clear=0)
        back = (seen - light) / t[..., None] + light
        self.assertLess(np.abs(back - picture).mean(), 0.1)
        self.assertTrue(hazy(picture, np.random.default_rng(4), clear=1)[1].min() == 1)

    def test_the_dark_channel_darkens_a_veil(self):
        veiled = (gradient(96) / 255 * 0.4 + 0.5).astype(np.float32)
        self.assertLess(dark_channel(veiled).mean(), veiled.mean())


class Means(unittest.TestCase):
    def test_plain_stays_plain(self):
        plain = np.full((9, 12), 0.7, np.float32)
        self.assertTrue(np.allclose(blurred(plain, 1.5), 0.7, atol=1e-5))
        self.assertTrue(np.allclose(box(plain, 3), 0.7, atol=1e-5))

    def test_a_box_is_the_mean_of_its_pixels(self):
        plane = np.random.default_rng(1).random((9, 9)).astype(np.float32)
        self.assertAlmostEqual(float(box(plane, 2)[4, 4]), float(plane[2:7, 2:7].mean()), places=5)


if __name__ == "__main__":
    unittest.main()
