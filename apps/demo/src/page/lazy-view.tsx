import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A view whose code is fetched when it is first shown. */
export function lazyView(load: () => Promise<ComponentType>): ComponentType {
  return function LazyView() {
    // A component is a function, which a state setter would call.
    const [loaded, setLoaded] = useState<{ readonly View: ComponentType }>();
    const [failure, setFailure] = useState<string>();
    useEffect(() => {
      load().then(
        (View) => setLoaded({ View }),
        (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
      );
    }, []);
    if (failure !== undefined) {
      return (
        <p class="failure" role="alert">
          This view did not load: {failure}
        </p>
      );
    }
    return loaded ? <loaded.View /> : <p class="note">Loading …</p>;
  };
}
