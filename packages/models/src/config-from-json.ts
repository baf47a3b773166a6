/**
 * @file Reads the config of a saved model. A file may come from anywhere, so each field is checked for
 * its type; ranges are checked where the parts are built.
 */
import { ModelError } from '@latentgraph/layers';
import type {
  DecoderConfig,
  GraphAutoencoderConfig,
  ReconstructionConfig,
} from './graph-autoencoder-config.js';

type Fields = Readonly<Record<string, unknown>>;

/** @throws ModelError `invalid-file` for a text that is no config, naming the field */
export function configFromJson(text: string): GraphAutoencoderConfig {
  const fields = object('config', parse(text));
  return {
    inputs: number('inputs', fields.inputs),
    hidden: numbers('hidden', fields.hidden),
    latent: number('latent', fields.latent),
    posterior: oneOf('posterior', fields.posterior, ['point', 'gaussian']),
    trunk: oneOf('trunk', fields.trunk, ['shared', 'separate']),
    decoder: decoder(object('decoder', fields.decoder)),
    reconstruction: reconstruction(object('reconstruction', fields.reconstruction)),
    beta: number('beta', fields.beta),
    seed: number('seed', fields.seed),
  };
}

function decoder(fields: Fields): DecoderConfig {
  const type = oneOf('decoder.type', fields.type, ['inner-product', 'bilinear', 'mlp']);
  if (type === 'inner-product') return { type };
  const directed = boolean('decoder.directed', fields.directed);
  if (type === 'bilinear') return { type, directed };
  return { type, hidden: numbers('decoder.hidden', fields.hidden), directed };
}

function reconstruction(fields: Fields): ReconstructionConfig {
  const type = oneOf('reconstruction.type', fields.type, ['exact', 'sampled']);
  if (type === 'exact') return { type };
  const name = 'reconstruction.negativesPerEdge';
  return { type, negativesPerEdge: number(name, fields.negativesPerEdge) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelError('invalid-file', "the file's config is no JSON");
  }
}

function object(name: string, value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  return refuse(name, value, 'an object');
}

function number(name: string, value: unknown): number {
  return typeof value === 'number' ? value : refuse(name, value, 'a number');
}

function boolean(name: string, value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse(name, value, 'true or false');
}

function numbers(name: string, value: unknown): number[] {
  if (!Array.isArray(value)) return refuse(name, value, 'a list of numbers');
  return value.map((item, k) => number(`${name}[${k}]`, item));
}

function oneOf<const Name extends string>(
  name: string,
  value: unknown,
  names: readonly Name[],
): Name {
  return (
    names.find((known) => known === value) ?? refuse(name, value, `one of ${names.join(', ')}`)
  );
}

function refuse(name: string, value: unknown, expected: string): never {
  throw new ModelError(
    'invalid-file',
    `the file's config has ${name} = ${JSON.stringify(value)}, expected ${expected}`,
  );
}
