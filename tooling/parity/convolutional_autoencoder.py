"""The convolutional AE and VAE in PyTorch, layer for layer that of `@latentgraph/models`, on images of 28 x 28 pixels.

Padding is TensorFlow's 'same', for an even side and stride 2 one pixel at the end; initial weights are
Glorot-uniform, of as many numbers as an output is made of and an input reaches, on average.
"""
import math

import torch.nn.functional as F
from torch import nn

from autoencoder import Autoencoder, layers

SIDE = 28
KERNEL = 3
STRIDE = 2


class ConvolutionalAutoencoder(Autoencoder):
    """Gray images [N, 784] by convolutions that halve them, with ReLU, to a latent vector [N, d] and back the same way."""

    def __init__(self, channels, latent, variational, reconstruction):
        super().__init__(variational, reconstruction)
        if SIDE % STRIDE ** len(channels) != 0:
            raise ValueError(f'{len(channels)} layers cannot halve {SIDE} pixels evenly')
        widths = [1, *channels]
        pairs = list(zip(widths, widths[1:]))
        self.smallest = (channels[-1], *[SIDE // STRIDE ** len(channels)] * 2)
        flat = math.prod(self.smallest)
        self.trunk = nn.ModuleList(convolution(nn.Conv2d, *pair) for pair in pairs)
        self.posterior_heads = nn.ModuleDict({head: layers((flat, latent)) for head in self.heads})
        self.first = layers((latent, flat))
        self.decoder = nn.ModuleList(convolution(nn.ConvTranspose2d, *pair[::-1]) for pair in reversed(pairs))

    def posterior(self, x):
        """Mean and logStd [N, d] of each input; no logStd in an AE."""
        images = x.view(-1, 1, SIDE, SIDE)
        for layer in self.trunk:
            images = layer(F.pad(images, (0, 1, 0, 1))).relu()
        flat = images.flatten(1)
        log_std = self.posterior_heads['logStd']['layer0'](flat) if self.variational else None
        return self.posterior_heads['mean']['layer0'](flat), log_std

    def decode(self, z):
        """Logits of the inputs [N, 784]."""
        images = self.first['layer0'](z).view(-1, *self.smallest)
        for layer in self.decoder:
            images = layer(images.relu())[..., :-1, :-1]
        return images.flatten(1)


def convolution(kind, inputs, outputs):
    """A layer with Glorot-uniform weights and biases of zero, without padding."""
    layer = kind(inputs, outputs, KERNEL, STRIDE)
    area, halved = KERNEL ** 2, (KERNEL / STRIDE) ** 2
    fans = area * inputs + halved * outputs if kind is nn.Conv2d else halved * inputs + area * outputs
    limit = math.sqrt(6 / fans)
    nn.init.uniform_(layer.weight, -limit, limit)
    nn.init.zeros_(layer.bias)
    return layer
