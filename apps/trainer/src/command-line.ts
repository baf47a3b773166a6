/** @file The command line: from the arguments of the process to what is asked for. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { checkOptions } from './check-options.js';
import { type GivenOptions, trainOptionNames, trainOptions } from './train-options.js';
import { TrainerError } from './trainer-error.js';

/** `latentgraph train` as it was called. */
interface TrainCall {
  readonly command: 'train';
  readonly given: GivenOptions;
  /** Path of the config file. */
  readonly config?: string;
}

/** `latentgraph images` as it was called. */
export interface ImagesCall {
  readonly command: 'images';
  /** Run directory. */
  readonly run: string;
  /** Names of experiments; none for all. */
  readonly experiments: readonly string[];
  readonly quiet: boolean;
}

/** `latentgraph doctor` as it was called. */
export interface DoctorCall {
  readonly command: 'doctor';
  /** Folder with datasets to look into. */
  readonly dataRoot?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  latentgraph train --dataset wordnet
  latentgraph train --edges follows.csv --features people.csv --out runs/follows
  latentgraph train --graph network.graphml
  latentgraph train --dataset cora --model gae --runs 10 --json --quiet
  latentgraph train --dataset mnist --model vae --latent 2

Node ids are text; edges of --edges are undirected unless --directed. The run directory gets config.json,
metrics.json, history.csv, model.safetensors, embeddings.csv and split.json. Without --out it is
./runs/<data>-<model>, with -2, -3, ... where that is taken: nothing is overwritten. Exit codes:
0 done, 1 failed, 2 wrong usage or unusable input, 130 interrupted (what was learned is written).`;

const imagesHelp = `
Experiments: reconstruction, noise-versus-shift, embedding-plane, generation, collapse, transfer, saving,
downstream. Each writes its figures and numbers to <run>/experiments. Some train models beside the run's,
with its settings, to compare with.`;

const doctorHelp = `
Each backend is tried and measured for about a second, in a process of its own. Exit codes: 0 a backend works,
1 none does, 2 wrong usage.`;

/** What the trainer is called for. */
export type Call = TrainCall | ImagesCall | DoctorCall;

/**
 * Reads the arguments after `node main.js`. Help and version are printed right here.
 * @returns undefined where there is nothing left to do
 * @throws TrainerError `usage`
 */
export function parseCommandLine(args: readonly string[]): Call | undefined {
  let call: Call | undefined;
  const program = describeProgram({
    onImages: (images) => {
      call = { command: 'images', ...images };
    },
    onDoctor: (doctor) => {
      call = { command: 'doctor', ...doctor };
    },
    onTrain: (values) => {
      const { config, ...options } = values;
      const given = textsToValues(options);
      checkOptions(given, (name) => `--${name}`);
      call = { command: 'train', given, ...(config !== undefined && { config: String(config) }) };
    },
  });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0)
      throw new TrainerError('usage', describeUsageError(error, program, args[0]));
  }
  return call;
}

type TextValues = Readonly<Record<string, unknown>>;

/** What is done with a call, once it is read. */
interface Actions {
  readonly onTrain: (values: TextValues) => void;
  readonly onImages: (call: Omit<ImagesCall, 'command'>) => void;
  readonly onDoctor: (call: Omit<DoctorCall, 'command'>) => void;
}

function describeProgram({ onTrain, onImages, onDoctor }: Actions): Command {
  const program = new Command('latentgraph')
    .description(
      'Learns embeddings of the nodes of a graph, and finds links it lacks; or embeddings of images.',
    )
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    // The caller prints the error, as one line.
    .configureOutput({ writeErr: () => {} });
  const train = program
    .command('train')
    .description('Train an autoencoder on a graph or on images and write what it learned.')
    .addHelpText('after', examples)
    .action(() => {
      onTrain(valuesByName(train));
    });
  for (const name of trainOptionNames) {
    const { kind, help } = trainOptions[name];
    train.addOption(new Option(`--${name} ${kind.placeholder ?? ''}`.trim(), help));
  }
  train.option('--config <file>', 'read options from a JSON file; the command line wins');
  program
    .command('images')
    .description('Look at what a run on images learned, by experiments, on one page: report.html.')
    .argument('<run>', 'run directory of latentgraph train on images')
    .argument('[experiments...]', 'which ones (default: all)')
    .option('--quiet', 'show no progress')
    .addHelpText('after', imagesHelp)
    .action((run: string, experiments: string[], { quiet = false }: { quiet?: boolean }) => {
      onImages({ run, experiments, quiet });
    });
  program
    .command('doctor')
    .description('Say whether training can work here, how fast, what is missing and how to get it.')
    .option('--data-root <folder>', 'look for datasets in this folder too')
    .option('--json', 'print one JSON object, and nothing else')
    .addHelpText('after', doctorHelp)
    .action(({ json = false, dataRoot }: { json?: boolean; dataRoot?: string }) => {
      onDoctor({ json, ...(dataRoot !== undefined && { dataRoot }) });
    });
  return program;
}

/** Commander turns names into camel case; this is the way back. */
function valuesByName(command: Command): TextValues {
  const given = command.options
    .map((option) => [option.name(), command.getOptionValue(option.attributeName())] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

function textsToValues(texts: TextValues): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of trainOptionNames) {
    const text = texts[name];
    if (text !== undefined) values[name] = trainOptions[name].kind.fromText(String(text));
  }
  return values;
}

function describeUsageError(
  { code, message }: CommanderError,
  { commands }: Command,
  given = '',
): string {
  if (code === 'commander.help') return 'say what to do: latentgraph train --help tells how';
  const line = message
    .replace(/^error: /, '')
    .replace('\n', ' ')
    .replace(/\.$/, '');
  const command = commands.some((known) => known.name() === given) ? given : 'train';
  return `${line}; see latentgraph ${command} --help`;
}

/** The version in the package's own package.json. */
export function packageVersion(): string {
  return packageManifest().version;
}

/** The oldest version of Node that the package says it runs on, such as `20.19`. */
export function neededNode(): string {
  return packageManifest().engines.node.replace(/^>=/, '');
}

function packageManifest(): {
  readonly version: string;
  readonly engines: { readonly node: string };
} {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
}
