"""The dense AE and VAE in PyTorch, layer for layer and name for name that of `@latentgraph/models`.

One definition for the figures that the tests hold LatentGraph to and for the peer that is measured
against it: what the peer trains is what the tests have compared.
"""
from torch import nn

from autoencoder import Autoencoder, layers


class DenseAutoencoder(Autoencoder):
    """Inputs [N, F] to a hidden layer with ReLU, to a latent vector [N, d] and back the same way."""

    def __init__(self, inputs, hidden, latent, variational, reconstruction):
        super().__init__(variational, reconstruction)
        self.encoder = nn.ModuleDict({
            'trunk': layers((inputs, hidden)),
            **{head: layers((hidden, latent)) for head in self.heads},
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
