import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from './failure.js';

/** A view whose code is loaded when it is first shown. */
export function lazyView(load: () => Promise<ComponentType>): ComponentType {
  let loading: Promise<ComponentType> | undefined;
  return function LazyView() {
    const [loaded, setLoaded] = useState<{ readonly View: ComponentType }>();
    const [failure, setFailure] = useState<string>();
    useEffect(() => {
      loading ??= load();
      loading.then(
        (View) => setLoaded({ View }),
        () => {
          loading = undefined;
          setFailure('This view did not load; is the page still there? Reload it to try again.');
        },
      );
    }, []);
    if (failure !== undefined) return <Failure message={failure} />;
    return loaded ? <loaded.View /> : <p class="note loading">Loading …</p>;
  };
}
