"""The dense AE and VAE in PyTorch, layer for layer and name for name that of `@latentgraph/models`.

One definition for the figures that the tests hold LatentGraph to and for the peer that is measured
against it: what the peer trains is what the tests have compared.
"""
import torch
import torch.nn.functional as F
from torch import nn


class DenseAutoencoder(nn.Module):
    """Inputs [N, F] to a hidden layer with ReLU, to a latent vector [N, d] and back the same way.

    reconstruction: 'bernoulli' (inputs are probabilities, the decoder gives logits) or
    'squared-error' (of the sigmoid of what the decoder gives).
    """

    def __init__(self, inputs, hidden, latent, variational, reconstruction):
        super().__init__()
        heads = ('mean', 'logStd') if variational else ('mean',)
        self.variational, self.reconstruction = variational, reconstruction
        self.encoder = nn.ModuleDict({
            'trunk': layers((inputs, hidden)),
            **{head: layers((hidden, latent)) for head in heads},
        })
        self.decoder = layers((latent, hidden), (hidden, inputs))

    def posterior(self, x):
        """Mean and logStd [N, d] of each input; no logStd in an AE."""
        hidden = self.encoder['trunk']['layer0'](x).relu()
        log_std = self.encoder['logStd']['layer0'](hidden) if self.variational else None
        return self.encoder['mean']['layer0'](hidden), log_std

    def decode(self, z):
        """Logits of the inputs [N, F]."""
        return self.decoder['layer1'](self.decoder['layer0'](z).relu())

    def loss_terms(self, x, noise):
        """Reconstruction summed over the F numbers, KL summed over the d dimensions, both averaged over the N inputs."""
        mean, log_std = self.posterior(x)
        if not self.variational:
            return self.reconstruction_loss(self.decode(mean), x), mean.new_zeros(())
        reconstruction = self.reconstruction_loss(self.decode(mean + log_std.exp() * noise), x)
        divergence = (mean.square() + (2 * log_std).exp() - 2 * log_std - 1).sum() / 2
        return reconstruction, divergence / len(x)

    def reconstruction_loss(self, logits, x):
        if self.reconstruction == 'bernoulli':
            return F.binary_cross_entropy_with_logits(logits, x, reduction='sum') / len(x)
        return F.mse_loss(logits.sigmoid(), x, reduction='sum') / len(x)


def layers(*widths):
    """Dense layers with Glorot-uniform weights and biases of zero."""
    stack = nn.ModuleDict({f'layer{depth}': nn.Linear(*pair) for depth, pair in enumerate(widths)})
    for layer in stack.values():
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)
    return stack
