/** @file The fields of a form: each has its label, and says when its value has changed. */
import './fields.css';

interface FieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  /** Shown when the pointer rests on it. */
  readonly hint?: string;
}

/** A choice among names. */
export function Choice<Name extends string>({
  label,
  value,
  names,
  titles,
  onChange,
  disabled = false,
  hint,
}: FieldProps<Name> & {
  readonly names: readonly Name[];
  readonly titles?: Partial<Record<Name, string>>;
}) {
  return (
    <label class="field" title={hint}>
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const chosen = names.find((name) => name === currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {titles?.[name] ?? name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A number within limits; what is outside is put back. */
export function NumberField({
  label,
  value,
  from,
  to,
  step = 1,
  onChange,
  disabled = false,
  hint,
}: FieldProps<number> & {
  readonly from: number;
  readonly to: number;
  readonly step?: number | 'any';
}) {
  return (
    <label class="field" title={hint}>
      <span>{label}</span>
      <input
        type="number"
        value={value}
        min={from}
        max={to}
        step={step}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          if (currentTarget.validity.valid && currentTarget.value !== '')
            onChange(currentTarget.valueAsNumber);
          else currentTarget.value = String(value);
        }}
      />
    </label>
  );
}
