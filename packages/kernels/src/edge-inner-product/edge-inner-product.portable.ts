import { edgeDotPortable } from '../edge-dot/edge-dot.portable.js';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { EdgeInnerProductSignature } from './edge-inner-product.js';

export const edgeInnerProductPortable: PortableKernel<EdgeInnerProductSignature> = (
  { z },
  attributes,
) => edgeDotPortable({ a: z, b: z }, attributes);
