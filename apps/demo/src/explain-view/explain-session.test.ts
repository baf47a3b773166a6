import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readSettings } from '../address/settings-codec.js';
import { addNode, toggleEdge } from './computing/small-graph.js';
import { ExplainSession } from './explain-session.js';
import { explainSettingCodecs } from './explain-settings.js';
import { litPair } from './lit.js';

const initial = readSettings(explainSettingCodecs, new Map());

beforeEach(async () => {
  await tf.setBackend('cpu');
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Waits until some epochs have been trained. */
async function untilTrained(session: ExplainSession): Promise<void> {
  await vi.waitFor(() => expect(session.training.epoch.peek()).toBeGreaterThan(0), 20_000);
}

test('leaves no tensor behind, edited, begun anew and closed while it trains', async () => {
  const before = tf.memory().numTensors;
  const session = new ExplainSession(initial);
  void session.training.train();
  await untilTrained(session);
  session.edit(toggleEdge(session.graph.peek(), 0, 5));
  expect(session.decoding.value.probabilities).toHaveLength(6);
  await session.training.restart(3);
  session.decodeBy('cosine');
  expect(session.objective.value.reconstruction).toBeGreaterThan(0);
  const training = session.training.train();
  await untilTrained(session);
  await session.close();
  await training;
  expect(tf.memory().numTensors).toBe(before);
});

test('keeps the weights when the graph is edited, and begins with fresh ones when asked', async () => {
  const session = new ExplainSession(initial);
  const { weight } = session.encoding.value;
  void session.training.train();
  await untilTrained(session);
  session.training.pause();
  await vi.waitFor(() => expect(session.training.isTraining.peek()).toBe(false));
  const trained = session.encoding.value.weight;
  expect(trained).not.toEqual(weight);
  session.remove(1);
  expect(session.encoding.value.weight).toEqual(trained);
  expect(session.positions.peek()).toHaveLength(5);
  await session.training.restart(initial.seed);
  expect(session.encoding.value.weight).toEqual(weight);
  expect(session.training.epoch.peek()).toBe(0);
  await session.close();
});

test('a paused training can go on until an edit, after which a new one begins', async () => {
  const session = new ExplainSession(initial);
  expect(session.training.isPaused.peek()).toBe(false);
  const trainOneEpoch = async (): Promise<void> => {
    const training = session.training.train();
    expect(session.training.isPaused.peek()).toBe(false);
    session.training.pause();
    await training;
  };
  await trainOneEpoch();
  expect(session.training.isPaused.peek()).toBe(true);
  expect(session.training.epoch.peek()).toBe(1);
  session.edit(toggleEdge(session.graph.peek(), 0, 5));
  expect(session.training.isPaused.peek()).toBe(false);
  await trainOneEpoch();
  expect(session.training.isPaused.peek()).toBe(true);
  session.decodeBy('cosine');
  expect(session.training.isPaused.peek()).toBe(false);
  await trainOneEpoch();
  await session.training.restart(3);
  expect(session.training.isPaused.peek()).toBe(false);
  await session.close();
});

test('points at a pair of its graph, however small that is', async () => {
  const session = new ExplainSession({ ...initial, graph: 'u__1*0*0_0*1*0__ab' });
  expect(session.pair.value).toEqual([1, 1]);
  session.edit(addNode(session.graph.peek()));
  session.light(litPair(2, 0));
  session.remove(1);
  expect(session.pair.value).toEqual([1, 0]);
  await session.close();
});

test('a moved node stays until something else changes', async () => {
  const session = new ExplainSession(initial);
  session.move(2, { x: 1, y: -2 });
  expect(session.latent.value[2]).toEqual([1, -2]);
  session.drawAgain();
  expect(session.latent.value).toEqual(session.drawn.value.z);
  session.show('gae');
  expect(session.latent.value).toEqual(session.encoding.value.mean);
  await session.close();
});

test('tells why training failed', async () => {
  const session = new ExplainSession(initial);
  vi.spyOn(performance, 'now').mockImplementation(() => {
    throw new Error('no clock');
  });
  await session.training.train();
  vi.restoreAllMocks();
  expect(session.training.failure.value).toBe('no clock');
  expect(session.training.isTraining.peek()).toBe(false);
  await session.close();
});
