#!/usr/bin/env python3
"""Makes figures/gcn-vgae.json: what PyTorch Geometric computes, in float64, on graphs of a few nodes.

Covers the normalization, graph convolutions, GAE and VGAE with the exact loss and all parameter
gradients, the sampled loss, the KL divergence, bilinear and MLP decoders, and two steps of Adam.
The parity tests of the packages compare themselves with it. All inputs are multiples of 1/128,
so that float32 holds them exactly and a difference is never one of the inputs.

    python tooling/parity/gcn_vgae_figures.py     (needs torch 2.13.0, torch_geometric 2.8.1)
"""
import numpy as np
import torch
import torch.nn.functional as F
import torch_geometric
from torch_geometric.nn import GAE, VGAE, GCNConv
from torch_geometric.nn.conv.gcn_conv import gcn_norm
from torch_geometric.utils import to_dense_adj, to_undirected

from figure_file import write_figures

torch.set_default_dtype(torch.float64)
draws = np.random.RandomState(9)  # frozen by NumPy's compatibility policy

# Node 7 is isolated; 0, 1, 2 are a triangle.
NODES = 8
EDGES = [[0, 1], [0, 2], [1, 2], [1, 3], [2, 4], [3, 4], [4, 5], [5, 6]]
NEGATIVES = [[0, 3], [0, 7], [1, 4], [1, 6], [2, 3], [2, 5], [3, 7], [5, 7]]
LATENT = 3


def grid(*shape):
    """Standard normal draws, rounded to multiples of 1/32."""
    return torch.tensor(np.round(draws.standard_normal(shape) * 32) / 32)


def sparse_grid(*shape):
    """Like grid, with half of the entries zero."""
    return grid(*shape) * torch.tensor(draws.random_sample(shape) < 0.5)


def pairs(rows):
    return torch.tensor(rows).t()


def variable(values):
    return values.clone().requires_grad_()


def convolution(weight, bias=None):
    """PyTorch Geometric's layer with a given weight [inputs, outputs]."""
    layer = GCNConv(*weight.shape, bias=bias is not None)
    layer.lin.weight = torch.nn.Parameter(weight.t().clone())
    if bias is not None:
        layer.bias = torch.nn.Parameter(bias.clone())
    return layer


def convolution_figures(edge_index, edge_weight, features, weight, bias):
    features, layer = variable(features), convolution(weight, bias)
    output = layer(features, edge_index, edge_weight)
    upstream = grid(*output.shape)
    (output * upstream).sum().backward()
    index, values = gcn_norm(edge_index, edge_weight, len(features))
    return {
        # to_dense_adj has sources as rows; in LatentGraph rows are receivers.
        'propagation': to_dense_adj(index, edge_attr=values)[0].t(),
        'features': features, 'weight': weight, 'bias': bias, 'output': output, 'upstream': upstream,
        'gradients': {'features': features.grad, 'weight': layer.lin.weight.grad.t(), 'bias': layer.bias.grad},
    }


class Encoder(torch.nn.Module):
    """Graph convolutions by name: 'trunk' (optional, with ReLU), 'mean' and 'logStd' (optional)."""

    def __init__(self, weights):
        super().__init__()
        self.weights = weights
        self.reset_parameters()

    def reset_parameters(self):  # GAE calls this at construction and would draw other weights
        self.layers = torch.nn.ModuleDict({name: convolution(weight) for name, weight in self.weights.items()})

    def forward(self, x, edge_index):
        hidden = self.layers['trunk'](x, edge_index).relu() if 'trunk' in self.layers else x
        heads = [self.layers[name](hidden, edge_index) for name in ('mean', 'logStd') if name in self.layers]
        return tuple(heads) if len(heads) == 2 else heads[0]

    def parameter_figures(self, value_of):
        """By the name the parameter has in a LatentGraph model."""
        return {f'encoder.{name}.layer0.weight': value_of(layer.lin.weight).t().clone() for name, layer in self.layers.items()}


class FixedNoiseVGAE(VGAE):
    def reparametrize(self, mu, logstd):
        return mu + self.noise * torch.exp(logstd)


def exact_loss(z, edge_index):
    """The weighted cross-entropy of Kipf's published code, with labels A + I."""
    labels = to_dense_adj(edge_index, max_num_nodes=len(z))[0] + torch.eye(len(z))
    pair_count, link_count = len(z) ** 2, edge_index.shape[1]
    positive_weight = torch.tensor((pair_count - link_count) / link_count)
    norm = pair_count / (2 * (pair_count - link_count))
    return norm * F.binary_cross_entropy_with_logits(z @ z.t(), labels, pos_weight=positive_weight), positive_weight, norm


def forward(model, features, edge_index):
    z = model.encode(features, edge_index)
    reconstruction, *weights = exact_loss(z, edge_index)
    divergence = model.kl_loss() / len(features) if isinstance(model, VGAE) else torch.tensor(0.0)
    return z, reconstruction, divergence, weights


def autoencoder(weights, noise=None):
    model = (GAE if noise is None else FixedNoiseVGAE)(Encoder(weights))
    model.noise = noise
    return model


def autoencoder_figures(features, edge_index, weights, noise=None):
    model = autoencoder(weights, noise)
    z, reconstruction, divergence, (positive_weight, norm) = forward(model, features, edge_index)
    loss = reconstruction + divergence
    loss.backward()
    return {
        'parameters': model.encoder.parameter_figures(lambda parameter: parameter.detach()),
        'z': z, 'positiveWeight': positive_weight, 'norm': norm,
        'reconstruction': reconstruction, 'divergence': divergence, 'loss': loss,
        'gradients': model.encoder.parameter_figures(lambda parameter: parameter.grad),
    }


def adam_figures(features, edge_index, weights, noise, steps=2, learning_rate=1 / 64):
    model = autoencoder(weights, noise)
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    history = []
    for _ in range(steps):
        optimizer.zero_grad()
        _, reconstruction, divergence, _ = forward(model, features, edge_index)
        loss = reconstruction + divergence
        loss.backward()
        optimizer.step()
        history.append({'loss': loss.detach(), 'parameters': model.encoder.parameter_figures(lambda parameter: parameter.detach())})
    return {'learningRate': learning_rate, 'steps': history}


def sampled_figures():
    z = variable(grid(NODES, LATENT))
    loss = GAE(torch.nn.Identity()).recon_loss(z, pairs(EDGES), pairs(NEGATIVES))
    loss.backward()
    return {'z': z, 'negatives': NEGATIVES, 'loss': loss, 'gradient': z.grad}


def divergence_figures():
    mean, log_std = variable(grid(NODES, LATENT)), variable(grid(NODES, LATENT))
    normal = torch.distributions.Normal
    nodes = torch.distributions.kl_divergence(normal(mean, log_std.exp()), normal(0.0, 1.0)).sum(1)
    loss = VGAE(torch.nn.Identity()).kl_loss(mean, log_std) / NODES
    loss.backward()
    return {'mean': mean, 'logStd': log_std, 'nodes': nodes, 'loss': loss, 'gradients': {'mean': mean.grad, 'logStd': log_std.grad}}


def decoder_figures(parameters, logits_of):
    """Logits of some pairs, among them one both ways and a node with itself, and gradients of their product with upstream."""
    z, chosen = variable(grid(NODES, LATENT)), [*EDGES, *NEGATIVES[:6], [1, 0], [2, 2]]
    parameters = {name: variable(values) for name, values in parameters.items()}
    sources, targets = pairs(chosen)
    logits = logits_of(z[sources], z[targets], **parameters)
    upstream = grid(len(chosen))
    (logits * upstream).sum().backward()
    return {
        'z': z, 'pairs': chosen, 'logits': logits, 'upstream': upstream,
        'parameters': {name.replace('_', '.'): values for name, values in parameters.items()},
        'gradients': {'z': z.grad, 'parameters': {name.replace('_', '.'): values.grad for name, values in parameters.items()}},
    }


def bilinear(directed):
    form = (lambda weight: weight) if directed else (lambda weight: (weight + weight.t()) / 2)
    return decoder_figures({'weight': grid(LATENT, LATENT)}, lambda source, target, weight: ((source @ form(weight)) * target).sum(1))


def mlp(directed, hidden=4):
    def logits(source, target, layer0_weight, layer0_bias, layer1_weight, layer1_bias):
        both = torch.cat([source, target], 1) if directed else source * target
        return ((both @ layer0_weight + layer0_bias).relu() @ layer1_weight + layer1_bias).squeeze(1)

    inputs = 2 * LATENT if directed else LATENT
    return decoder_figures({
        'layer0_weight': grid(inputs, hidden), 'layer0_bias': grid(hidden),
        'layer1_weight': grid(hidden, 1), 'layer1_bias': grid(1),
    }, logits)


def figures():
    edge_index = to_undirected(pairs(EDGES), num_nodes=NODES)
    features = sparse_grid(NODES, 5)
    noise = grid(NODES, LATENT)
    heads = {'mean': grid(4, LATENT) / 2, 'logStd': grid(4, LATENT) / 4}
    weights = {'trunk': grid(5, 4), **heads}
    linear = {'mean': grid(5, LATENT) / 2, 'logStd': grid(5, LATENT) / 4}
    directed = [[0, 1], [1, 2], [2, 0], [0, 3], [3, 1], [1, 3]]
    edge_weight = torch.tensor([0.5, 2, 1.25, 3, 0.75, 1])
    return {
        'madeBy': f'gcn_vgae_figures.py: torch {torch.__version__.split("+")[0]}, torch_geometric {torch_geometric.__version__}, float64',
        'graph': {'nodeCount': NODES, 'edges': EDGES, 'features': features},
        'noise': noise,
        'convolution': convolution_figures(edge_index, None, features, grid(5, 3), grid(3)),
        'directedConvolution': {
            'nodeCount': 5, 'edges': directed, 'weights': edge_weight,
            **convolution_figures(pairs(directed), edge_weight, sparse_grid(5, 4), grid(4, 3), grid(3)),
        },
        'gae': autoencoder_figures(features, edge_index, {'trunk': weights['trunk'], 'mean': weights['mean']}),
        'vgae': autoencoder_figures(features, edge_index, weights, noise),
        'linearVgae': autoencoder_figures(features, edge_index, linear, noise),
        'adam': adam_figures(features, edge_index, weights, noise),
        'sampled': sampled_figures(),
        'divergence': divergence_figures(),
        'bilinear': bilinear(directed=False),
        'directedBilinear': bilinear(directed=True),
        'mlp': mlp(directed=False),
        'directedMlp': mlp(directed=True),
    }


if __name__ == '__main__':
    write_figures('gcn-vgae.json', figures())
