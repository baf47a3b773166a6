import { suggestName } from '@latentgraph/graph';
import * as v from 'valibot';

import type { OptionKind } from './option-kinds.js';
import {
  type GivenOptions,
  isTrainOptionName,
  trainOptionNames,
  trainOptions,
} from './train-options.js';
import { TrainerError } from './trainer-error.js';

/**
 * Checks each of some named values against the option of that name.
 * @param describe how the source of the values writes an option's name, such as `--epochs`
 * @throws TrainerError `usage` for a name that is no option (with the nearest one) or a bad value
 */
export function checkOptions(
  values: Record<string, unknown>,
  describe: (name: string) => string,
): asserts values is GivenOptions {
  for (const [name, value] of Object.entries(values)) {
    if (!isTrainOptionName(name)) {
      throw new TrainerError(
        'usage',
        `${describe(name)} is no option of train${suggestName(name, trainOptionNames)}`,
      );
    }
    const { schema, expectation, hint }: OptionKind<unknown> = trainOptions[name].kind;
    if (v.is(schema, value)) continue;
    throw new TrainerError(
      'usage',
      `${describe(name)} must be ${expectation}, got ${shown(value)}${hint?.(value) ?? ''}`,
    );
  }
}

/** JSON, which has no word for the number Infinity. */
function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
