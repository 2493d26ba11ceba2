"""Telea's inpainting (2004) by OpenCV, the baseline of filling; run by an interpreter that has cv2.

    python3 telea.py HOLES.npz OUT.npy      # pictures n×H×W×3 uint8, masks n×H×W → n×H×W×3 uint8
"""
import sys

import cv2
import numpy as np

RADIUS = 5


if __name__ == "__main__":
    stored = np.load(sys.argv[1])
    np.save(sys.argv[2], np.stack([cv2.inpaint(picture, mask.astype(np.uint8), RADIUS, cv2.INPAINT_TELEA)
                                   for picture, mask in zip(stored["pictures"], stored["masks"])]))
