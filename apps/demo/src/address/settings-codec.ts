/**
 * @file Settings as text and back. A codec names each setting with its default and the values it may
 * have; text that is none of them is the default, since an address may come from anywhere.
 */

/** How one setting is written and read. */
export interface SettingCodec<Value> {
  readonly initial: Value;
  /** The value, or undefined for text that is none. */
  parse(text: string): Value | undefined;
  format(value: Value): string;
}

/** A codec for each setting. */
export type SettingCodecs<Settings> = {
  readonly [Name in keyof Settings]: SettingCodec<Settings[Name]>;
};

/** One of some names. */
export function oneOf<Name extends string>(
  names: readonly Name[],
  initial: Name,
): SettingCodec<Name> {
  return {
    initial,
    parse: (text) => names.find((name) => name === text),
    format: (name) => name,
  };
}

/** A number within limits, both included. */
export function number(
  initial: number,
  { from, to, whole = false }: { from: number; to: number; whole?: boolean },
): SettingCodec<number> {
  return {
    initial,
    parse(text) {
      const value = Number(text);
      const fits = text.trim() !== '' && value >= from && value <= to;
      return fits && (!whole || Number.isInteger(value)) ? value : undefined;
    },
    format: String,
  };
}

/** Settings from text; what is missing or unusable has its default. */
export function readSettings<Settings extends object>(
  codecs: SettingCodecs<Settings>,
  text: ReadonlyMap<string, string>,
): Settings {
  const settings: Partial<Settings> = {};
  for (const name of namesOf(codecs)) {
    const { initial, parse } = codecs[name];
    const given = text.get(name);
    settings[name] = (given === undefined ? undefined : parse(given)) ?? initial;
  }
  return settings as Settings;
}

/** The settings that differ from their defaults, as text. */
export function writeSettings<Settings extends object>(
  codecs: SettingCodecs<Settings>,
  settings: Settings,
): Map<string, string> {
  const text = new Map<string, string>();
  for (const name of namesOf(codecs)) {
    const { initial, format } = codecs[name];
    if (settings[name] !== initial) text.set(name, format(settings[name]));
  }
  return text;
}

function namesOf<Settings extends object>(
  codecs: SettingCodecs<Settings>,
): (keyof Settings & string)[] {
  return Object.keys(codecs) as (keyof Settings & string)[];
}
