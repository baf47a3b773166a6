#!/usr/bin/env python3
"""Makes figures/autoencoder.json: what PyTorch computes, in float64, of small dense AE and VAE.

Loss terms, all parameter gradients and the reconstruction from the mean, for both reconstruction
losses. All inputs are multiples of 1/64, so that float32 holds them exactly and a difference is
never one of the inputs.

    python tooling/parity/autoencoder_figures.py     (needs torch 2.13.0)
"""
import numpy as np
import torch
from torch.distributions import Normal, kl_divergence

from dense_autoencoder import DenseAutoencoder
from figure_file import write_figures

torch.set_default_dtype(torch.float64)
draws = np.random.RandomState(11)  # frozen by NumPy's compatibility policy

SAMPLES = 6
INPUTS = 12
HIDDEN = 5
LATENT = 3


def grid(*shape):
    """Standard normal draws, rounded to multiples of 1/32."""
    return torch.tensor(np.round(draws.standard_normal(shape) * 32) / 32)


def gray_levels(*shape):
    """Numbers from 0 to 1, half of them zero and some of them one, as in images of digits."""
    levels = np.minimum(np.round(draws.random_sample(shape) * 40) / 32, 1)
    return torch.tensor(levels * (draws.random_sample(shape) < 0.5))


def initial_parameters():
    """By PyTorch's names, which are LatentGraph's; an AE uses those that it has."""
    with torch.no_grad():
        model = DenseAutoencoder(INPUTS, HIDDEN, LATENT, variational=True, reconstruction='bernoulli')
        return {name: grid(*parameter.shape) / 2 for name, parameter in model.named_parameters()}


def laid_out(name, values):
    """LatentGraph's weights are [inputs, outputs], PyTorch's [outputs, inputs]."""
    return values.t().clone() if name.endswith('weight') else values.clone()


def check_divergence(model, x, divergence):
    """The closed form against PyTorch's own KL divergence."""
    mean, log_std = model.posterior(x)
    expected = kl_divergence(Normal(mean, log_std.exp()), Normal(0.0, 1.0)).sum(1).mean()
    torch.testing.assert_close(divergence, expected)


def model_figures(x, noise, parameters, variational, reconstruction, beta=1):
    model = DenseAutoencoder(INPUTS, HIDDEN, LATENT, variational, reconstruction)
    model.load_state_dict({name: parameters[name] for name in model.state_dict()})
    reconstruction_loss, divergence = model.loss_terms(x, noise)
    if variational:
        check_divergence(model, x, divergence)
    loss = reconstruction_loss + beta * divergence
    loss.backward()
    return {
        'beta': beta, 'reconstruction': reconstruction_loss, 'divergence': divergence, 'loss': loss,
        'reconstructed': model.decode(model.posterior(x)[0]).sigmoid(),
        'gradients': {name: laid_out(name, parameter.grad) for name, parameter in model.named_parameters()},
    }


def figures():
    x, noise, parameters = gray_levels(SAMPLES, INPUTS), grid(SAMPLES, LATENT), initial_parameters()
    given = (x, noise, parameters)
    return {
        'madeBy': f'autoencoder_figures.py: torch {torch.__version__.split("+")[0]}, float64',
        'size': {'inputs': INPUTS, 'hidden': [HIDDEN], 'latent': LATENT},
        'inputs': x,
        'noise': noise,
        'parameters': {name: laid_out(name, values) for name, values in parameters.items()},
        'bernoulliVae': model_figures(*given, variational=True, reconstruction='bernoulli'),
        'squaredErrorVae': model_figures(*given, variational=True, reconstruction='squared-error', beta=0.25),
        'bernoulliAe': model_figures(*given, variational=False, reconstruction='bernoulli'),
        'squaredErrorAe': model_figures(*given, variational=False, reconstruction='squared-error'),
    }


if __name__ == '__main__':
    write_figures('autoencoder.json', figures())
