import { Failure } from '../../page/failure.js';
import { epochCount } from '../computing/comparison.js';
import { meanDeviation, meanLength } from '../computing/latent-spread.js';
import { type ModelName, modelNames } from '../computing/small-model.js';
import { DeviationCurves } from '../deviation-curves.js';
import { LatentPlane, rangeFor } from '../drawing/latent-plane.js';
import { formatNumber } from '../matrix.js';
import { ModelChoice, modelTitles } from '../model-choice.js';
import { Exactly, Section, type SectionProps } from './section.js';
import './training-section.css';

export function TrainingSection({ session }: SectionProps) {
  const encodings = session.training.encodings.value;
  const means = modelNames.flatMap((name) => encodings[name].mean);
  // Wide enough for the clouds that the models begin with.
  const range = Math.max(3, rangeFor(means));
  return (
    <Section number={7} title="Train it, with and without the KL term">
      <p>
        Three models begin with the same weights and learn the graph beside this text. The VGAE has
        the KL term; the second is the same with β = 0; the third has no noise at all. Watch the
        second: nothing keeps its clouds wide. Wide clouds only blur the links, so their standard
        deviations fall toward 0 and the means move far apart, where noise matters least. What is
        left, in the end, is a GAE.
      </p>
      <TrainingControls session={session} />
      <Failure message={session.training.failure.value} />
      <div class="comparison">
        {modelNames.map((name) => {
          const { mean, logStd } = encodings[name];
          return (
            <figure key={name} class={session.model.value === name ? 'shown' : ''}>
              <figcaption>{modelTitles[name]}</figcaption>
              <LatentPlane
                session={session}
                label={`Latent space of the ${modelTitles[name]}`}
                z={mean}
                range={range}
                small
                gaussians={logStd && { mean, logStd }}
              />
              <ModelFigures session={session} name={name} />
            </figure>
          );
        })}
      </div>
      <DeviationCurves session={session} />
      <ModelChoice session={session} name="trained-model" />
      <Exactly>
        The prior’s standard deviation is 1, so a VGAE’s clouds are pulled toward the dotted circle
        of radius 1 around the origin, not toward the smallest size. All parts of this page show the
        weights as they are now: scroll up and look at <i>W</i>, <i>P</i> and the loss again. Edit
        the graph, and the trained weights are applied to the new one as they are: they do not
        depend on the number of nodes.
      </Exactly>
    </Section>
  );
}

function TrainingControls({ session }: SectionProps) {
  const isTraining = session.training.isTraining.value;
  return (
    <div class="controls">
      {isTraining ? (
        <button type="button" class="primary" onClick={() => session.training.pause()}>
          Pause
        </button>
      ) : (
        <button type="button" class="primary" onClick={() => session.training.train()}>
          {session.training.isPaused.value ? 'Go on' : `Train ${epochCount} epochs`}
        </button>
      )}
      <button type="button" onClick={() => session.training.restart(session.training.seed.peek())}>
        Start over
      </button>
      <button
        type="button"
        onClick={() => session.training.restart(session.training.seed.peek() + 1)}
      >
        Other weights
      </button>
      <span class="epoch" role="status">
        {session.training.epoch.value} epochs, seed {session.training.seed.value}
      </span>
    </div>
  );
}

function ModelFigures({ session, name }: SectionProps & { readonly name: ModelName }) {
  const encoding = session.training.encodings.value[name];
  const figures = session.training.figures.value?.[name];
  const rows: readonly (readonly [string, string])[] = [
    ['reconstruction', figures ? formatNumber(figures.reconstruction, 3) : '–'],
    ['KL term', figures && name !== 'gae' ? formatNumber(figures.divergence, 3) : '–'],
    ['mean std', encoding.logStd ? formatNumber(meanDeviation(encoding), 3) : '–'],
    ['length of the means', formatNumber(meanLength(encoding))],
  ];
  return (
    <dl>
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
