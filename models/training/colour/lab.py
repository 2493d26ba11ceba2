"""sRGB and CIE Lab (D65). Arrays are …×3; L* 0..100, a* and b* about ±110."""
import numpy as np

TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
WHITE = TO_XYZ.sum(1)
EDGE = 6 / 29


LINEAR = np.array([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255], np.float32)


def lab_of(picture):
    """…×3 uint8 sRGB → float32."""
    xyz = LINEAR[picture] @ (TO_XYZ / WHITE[:, None]).T.astype(np.float32)
    f = np.cbrt(xyz)
    dark = xyz <= EDGE**3
    f[dark] = xyz[dark] / (3 * EDGE**2) + 4 / 29
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def rgb_of(lab):
    """…×3 sRGB 0..1, clipped to what it can show."""
    light, a, b = np.moveaxis(lab, -1, 0)
    y = (light + 16) / 116
    f = np.stack([y + a / 500, y, y - b / 200], -1)
    xyz = np.where(f > EDGE, f**3, 3 * EDGE**2 * (f - 4 / 29)) * WHITE
    linear = np.clip(xyz @ np.linalg.inv(TO_XYZ).T, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def bytes_of(picture):
    """H×W×3 uint8 RGB as uint8 L*·2.55, a* + 128, b* + 128."""
    return np.clip(np.rint(lab_of(picture) * np.float32([2.55, 1, 1]) + np.float32([0, 128, 128])), 0, 255).astype(np.uint8)
