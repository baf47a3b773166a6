#!/usr/bin/env python3
"""Trains an AE or VAE in PyTorch and prints one JSON object: quality, time per epoch, memory.

    node tooling/parity/src/export-images.mjs pixels.f32
    python tooling/parity/pytorch_autoencoder.py --pixels pixels.f32 --model vae --latent 20

The file holds images as raw little-endian float32 [N, 784], from 0 to 1: first those to train on,
then those for validation, which nothing here reads, then those to test on.
"""
import argparse
import json
import resource
import statistics
import sys
import time

import numpy as np
import torch

from convolutional_autoencoder import ConvolutionalAutoencoder
from dense_autoencoder import DenseAutoencoder

PIXELS = 28 * 28


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--pixels', required=True, metavar='FILE', help='as export-images.mjs writes it')
    parser.add_argument('--train', type=int, default=8000, help='images to train on, first in the file')
    parser.add_argument('--validation', type=int, default=1000, help='images after them, left alone')
    parser.add_argument('--test', type=int, default=1000, help='images at the end')
    parser.add_argument('--model', choices=['ae', 'vae'], default='vae')
    parser.add_argument('--encoder', choices=['dense', 'convolutional'], default='dense', help='and the decoder with it')
    parser.add_argument('--reconstruction', choices=['bernoulli', 'squared-error'], help='default: bernoulli in a vae, squared-error in an ae')
    parser.add_argument('--hidden', type=widths, help='width of the hidden layer, default 400, or channels, default 16,32')
    parser.add_argument('--latent', type=int, help='default: 20 in a vae, 32 in an ae')
    parser.add_argument('--beta', type=float, default=1)
    parser.add_argument('--epochs', type=int, default=40)
    parser.add_argument('--batch', type=int, default=128)
    parser.add_argument('--lr', type=float, default=0.001)
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--threads', type=int, default=2)
    arguments = parser.parse_args()
    is_variational = arguments.model == 'vae'
    if arguments.reconstruction is None:
        arguments.reconstruction = 'bernoulli' if is_variational else 'squared-error'
    if arguments.latent is None:
        arguments.latent = 20 if is_variational else 32
    if arguments.hidden is None:
        arguments.hidden = [400] if arguments.encoder == 'dense' else [16, 32]
    if arguments.encoder == 'dense' and len(arguments.hidden) != 1:
        parser.error('the dense model has one hidden layer')
    return arguments


def widths(text):
    return [int(part) for part in text.split(',')]


def read_images(arguments):
    """The images to train on and to test on, [N, 784] each."""
    pixels = np.fromfile(arguments.pixels, '<f4')
    count = arguments.train + arguments.validation + arguments.test
    if len(pixels) != count * PIXELS:
        sys.exit(
            f'{arguments.pixels} holds {len(pixels) / PIXELS:g} images of {PIXELS} pixels, expected {count}: '
            'let --train, --validation and --test add up to what is in the file'
        )
    images = torch.from_numpy(pixels.reshape(-1, PIXELS))
    return images[:arguments.train], images[arguments.train + arguments.validation:]


def train_epoch(model, optimizer, images, arguments):
    """All images once, in a new order; gives the milliseconds it took."""
    start = time.perf_counter()
    for chosen in torch.randperm(len(images)).split(arguments.batch):
        optimizer.zero_grad()
        noise = torch.randn(len(chosen), arguments.latent)
        reconstruction, divergence = model.loss_terms(images[chosen], noise)
        (reconstruction + arguments.beta * divergence).backward()
        optimizer.step()
    return (time.perf_counter() - start) * 1e3


@torch.no_grad()
def test_figures(model, images, arguments):
    """Squared error per pixel from the mean; loss terms per image from one sample of each posterior."""
    mean, _ = model.posterior(images)
    mse = (model.decode(mean).sigmoid() - images).square().mean().item()
    noise = torch.randn(len(images), arguments.latent)
    reconstruction, divergence = (term.item() for term in model.loss_terms(images, noise))
    if not model.variational:
        return {'mse': mse, 'reconstruction': reconstruction}
    # The bound has a KL term of weight 1, whatever the model was trained with.
    return {'mse': mse, 'negativeElbo': reconstruction + divergence, 'reconstruction': reconstruction, 'kl': divergence}


def build_model(arguments):
    options = (arguments.latent, arguments.model == 'vae', arguments.reconstruction)
    if arguments.encoder == 'convolutional':
        return ConvolutionalAutoencoder(arguments.hidden, *options)
    return DenseAutoencoder(PIXELS, *arguments.hidden, *options)


def main():
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    images, test_images = read_images(arguments)
    model = build_model(arguments)
    optimizer = torch.optim.Adam(model.parameters(), lr=arguments.lr)
    times = [train_epoch(model, optimizer, images, arguments) for _ in range(arguments.epochs)]
    settings = {name: value for name, value in vars(arguments).items() if name != 'pixels'}
    print(json.dumps({
        'settings': settings,
        'test': test_figures(model, test_images, arguments),
        'medianMsPerEpoch': statistics.median(times),
        'trainSeconds': sum(times) / 1e3,
        'peakRssMb': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }))


if __name__ == '__main__':
    main()
