/** @file The rows of the matrix: each backend, and where it runs. */

/**
 * @typedef {object} Row
 * @property {string} name As in the command line and of the project in vitest's config.
 * @property {string} backend As `useBackend` takes it.
 * @property {readonly string[]} [chromium] What Chromium is started with; without it, the row runs in Node.
 */

/** Without a GPU, SwiftShader computes in its place: it is software, the same everywhere. */
const softwareGraphics = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** @type {readonly Row[]} */
export const rows = [
  { name: 'cpu', backend: 'cpu' },
  { name: 'wasm', backend: 'wasm' },
  { name: 'tensorflow', backend: 'tensorflow' },
  { name: 'wasm-in-chromium', backend: 'wasm', chromium: [] },
  { name: 'webgl', backend: 'webgl', chromium: softwareGraphics },
  {
    name: 'webgpu',
    backend: 'webgpu',
    chromium: [
      '--enable-unsafe-webgpu',
      '--use-webgpu-adapter=swiftshader',
      // Tests read synchronously, which tfjs does by way of a canvas: without these it reads zeros.
      ...softwareGraphics,
      '--enable-features=Vulkan',
      '--use-vulkan=swiftshader',
      '--ignore-gpu-blocklist',
    ],
  },
];
