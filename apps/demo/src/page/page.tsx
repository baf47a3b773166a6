import type { ComponentType } from 'preact';
import { type ViewName, viewNames } from '../address/address.js';
import { address } from '../address/current-address.js';
import { GraphView } from '../graph-view/graph-view.js';
import { lazyView } from './lazy-view.js';
import { ThemeButton } from './theme-button.js';

const views: {
  readonly [Name in ViewName]: { readonly title: string; readonly View: ComponentType };
} = {
  graph: { title: 'Graph', View: GraphView },
  digits: {
    title: 'Digits',
    View: lazyView(async () => (await import('../digits-view/digits-view.js')).DigitsView),
  },
  explain: {
    title: 'Explained',
    View: lazyView(async () => (await import('../explain-view/explain-view.js')).ExplainView),
  },
};

/** The whole page: a header with the tabs, and the view that is chosen. */
export function Page() {
  const { view } = address.value;
  const { View } = views[view];
  return (
    <>
      <header class="page-header">
        <a class="brand" href="#graph">
          LatentGraph
        </a>
        <nav aria-label="Views">
          {viewNames.map((name) => (
            <a key={name} href={`#${name}`} aria-current={name === view ? 'page' : undefined}>
              {views[name].title}
            </a>
          ))}
        </nav>
        <ThemeButton />
      </header>
      <main>
        <View key={`${view} ${address.visits}`} />
      </main>
    </>
  );
}
