import { useEffect, useMemo, useState } from 'preact/hooks';

interface NodeSearchProps {
  /** Of all nodes, none twice. */
  readonly names: readonly string[];
  readonly chosen: number | null;
  readonly onChoose: (node: number | null) => void;
}

/** As many names as one looks through. */
const mostSuggestions = 50;

/** Finds a node by its name; names that have what is typed in them are suggested. */
export function NodeSearch({ names, chosen, onChoose }: NodeSearchProps) {
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<string>();
  useEffect(() => {
    setTyped(chosen === null ? '' : (names[chosen] ?? ''));
    setUnknown(undefined);
  }, [names, chosen]);
  const suggested = useMemo(() => nodesWith(names, typed), [names, typed]);
  const find = (name: string): void => {
    const node = nodeCalled(names, name);
    setUnknown(node === undefined ? name : undefined);
    if (node === undefined) return;
    setTyped(node === null ? '' : (names[node] ?? ''));
    onChoose(node);
  };
  return (
    <>
      <label class="field">
        <span>Node</span>
        <input
          type="search"
          list="node-names"
          placeholder="name, or click one"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onChange={({ currentTarget }) => find(currentTarget.value)}
        />
      </label>
      <datalist id="node-names">
        {suggested.map((node) => (
          <option key={node} value={names[node]} />
        ))}
      </datalist>
      {unknown !== undefined && (
        <p class="note" role="status">
          No node is called “{unknown}”.
        </p>
      )}
    </>
  );
}

/** The node of a name, whose case matters where it must; null for no name, undefined for one that no node has. */
function nodeCalled(names: readonly string[], typed: string): number | null | undefined {
  const name = typed.trim();
  if (name === '') return null;
  const exact = names.indexOf(name);
  const lower = name.toLowerCase();
  const node = exact >= 0 ? exact : names.findIndex((other) => other.toLowerCase() === lower);
  return node < 0 ? undefined : node;
}

function nodesWith(names: readonly string[], typed: string): number[] {
  const wanted = typed.trim().toLowerCase();
  const found: number[] = [];
  for (let node = 0; node < names.length && found.length < mostSuggestions; node++) {
    if (names[node]?.toLowerCase().includes(wanted)) found.push(node);
  }
  return found;
}
