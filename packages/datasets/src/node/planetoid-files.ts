/** @file What the Planetoid files do not say themselves: class names, addresses and digests. */

/** Names of the datasets in Planetoid files. */
export type PlanetoidName = 'cora' | 'citeseer' | 'pubmed';

/** The repository of the files' authors (Yang et al., arXiv 1603.08861). */
export const planetoidAddress = 'https://raw.githubusercontent.com/kimiyoung/planetoid/master/data';

/**
 * Names of the classes in the order of the label columns. The files hold numbers only; the order
 * follows from the sizes of the classes in the LINQS collections, which all differ.
 */
export const planetoidClasses: Readonly<Record<PlanetoidName, readonly string[]>> = {
  cora: [
    'Theory',
    'Reinforcement Learning',
    'Genetic Algorithms',
    'Neural Networks',
    'Probabilistic Methods',
    'Case Based',
    'Rule Learning',
  ],
  citeseer: ['AI', 'ML', 'IR', 'DB', 'Agents', 'HCI'],
  pubmed: [
    'Diabetes Mellitus, Experimental',
    'Diabetes Mellitus Type 1',
    'Diabetes Mellitus Type 2',
  ],
};

/**
 * SHA-256 of each file that is read. For `ind.pubmed.allx` none is known: what comes is checked by
 * the shape of the graph alone.
 */
export const planetoidDigests: Readonly<Record<string, string>> = {
  'ind.cora.graph': '58f13302f39dde8852dad6fe6d15b89b077b6d7f837626bce671ef80344b383d',
  'ind.cora.test.index': '297ce89af2b51a6a194181c7dbe1796c6a1cf9cd9349a88383b1b1e227867875',
  'ind.cora.ally': '2b998f5cc7fedc86e7f97ca2498f47a1ffc1462c29e2d578b23bf3f62b6e7d71',
  'ind.cora.ty': '41f5ac76596a1699cc33f53084a2419e92961c42bb75f36fc38e616d348532ad',
  'ind.cora.allx': '9419ba2f26f5c35243db64aba110e0f35a04851609e0dc5433450676ca6b8543',
  'ind.cora.tx': 'b9afbaa4a400df991f6f02ef677e1e44da55ffc04801fd02f9e673987829226a',
  'ind.citeseer.graph': 'd79a4ef9d3e7169aee8946145f6b7306e35bc79bffad26346cfb94e10e9912a7',
  'ind.citeseer.test.index': '2af990671580b6b2df5d158d1038f8292e30c9cd821b5453f399659b25b723d4',
  'ind.citeseer.ally': 'f704b2d986dde6c2669934de1f3ae5696a6cf9455c0f6b2646a2d135ea0a1c95',
  'ind.citeseer.ty': '55e5bd1ba1e733a04598753ad1a8d57957f4b8f89e74519f41f4f4938767e4ce',
  'ind.citeseer.allx': '2ac30345d95c9ec933a817ee0bdd6a5f077f8c184a20e696910192d534414668',
  'ind.citeseer.tx': '539a8906a2da97628d212f2fdd668c109a8b3f0d36574b59e5d3fd5b5303da21',
  'ind.pubmed.graph': '5b89f0036ca22909471f1e6558eb42fa06e0c730a577bde5b058b40638f81dc9',
  'ind.pubmed.test.index': 'b101d421688bbaecbd82e8a18f1e282378d6830f3a37666f28ebc47f844341b5',
  'ind.pubmed.ally': '0c37bbe3b5014ec365e9d393cf4791925e5ed94fb194305d74f064a8d7b50f0e',
  'ind.pubmed.ty': 'ee2e0d4819d9fbcc403689c3bf2e49face401b605932f093bc58ab6461130fdd',
  'ind.pubmed.tx': '4eb5f5d0f30f26497eb0ac6ac9719d09c67e284f1ed0385c93f3ef27a671da3d',
};
