import { type ModelName, modelNames } from './computing/small-model.js';
import type { ExplainSession } from './explain-session.js';
import './model-choice.css';

/** What the models are called on the page. */
export const modelTitles: Readonly<Record<ModelName, string>> = {
  vgae: 'VGAE',
  'without-kl': 'VGAE without KL',
  gae: 'GAE',
};

/** Whose numbers the page shows. */
export function ModelChoice({
  session,
  name,
}: {
  readonly session: ExplainSession;
  readonly name: string;
}) {
  return (
    <Options
      legend="Show the numbers of"
      name={name}
      options={modelNames}
      titles={modelTitles}
      value={session.model.value}
      onChange={(model) => session.show(model)}
    />
  );
}

interface OptionsProps<Name extends string> {
  readonly legend: string;
  /** Of the group of radio buttons, once on the page. */
  readonly name: string;
  readonly options: readonly Name[];
  readonly titles: Readonly<Record<Name, string>>;
  readonly value: Name;
  readonly onChange: (value: Name) => void;
}

/** One of a few, all of them in sight. */
export function Options<Name extends string>({
  legend,
  name,
  options,
  titles,
  value,
  onChange,
}: OptionsProps<Name>) {
  return (
    <fieldset class="options">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option} class="check">
          <input
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {titles[option]}
        </label>
      ))}
    </fieldset>
  );
}
