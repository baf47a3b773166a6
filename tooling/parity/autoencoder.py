"""What the dense and the convolutional autoencoder in PyTorch have in common: the loss."""
import torch.nn.functional as F
from torch import nn


class Autoencoder(nn.Module):
    """An AE or VAE of inputs [N, F]; a subclass has `posterior` and `decode`.

    reconstruction: 'bernoulli' (inputs are probabilities, the decoder gives logits) or
    'squared-error' (of the sigmoid of what the decoder gives).
    """

    def __init__(self, variational, reconstruction):
        super().__init__()
        self.variational, self.reconstruction = variational, reconstruction
        self.heads = ('mean', 'logStd') if variational else ('mean',)

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
