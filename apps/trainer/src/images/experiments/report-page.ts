/** @file The report of a run's experiments: one HTML page that needs nothing else. */
import type { Experiment, Figure, Findings, ReportTable } from './experiment.js';

/** What an experiment found, with its name and title. */
export interface ReportSection extends Pick<Experiment, 'name' | 'title'> {
  readonly findings: Findings;
}

/**
 * Writes the page.
 * @param heading what was trained, in a line
 */
export function reportPage(heading: string, sections: readonly ReportSection[]): string {
  const contents = sections.map(
    ({ name, title }) => `<li><a href="#${name}">${text(title)}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(heading)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${text(heading)}</h1>
<nav><ol>${contents.join('')}</ol></nav>
${sections.map(section).join('\n')}
</main>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --text: #1b1b1b; --back: #fff; --line: #ddd; --soft: #666; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e8e8; --back: #161616; --line: #3a3a3a; --soft: #a0a0a0; } }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
figure { margin: 1rem 0; overflow-x: auto; }
figure img, figure svg { max-width: 100%; height: auto; border-radius: 4px; }
figcaption { color: var(--soft); font-size: 0.875rem; }
.table { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9rem; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.7rem; text-align: right; }
td { white-space: nowrap; } th { vertical-align: bottom; font-weight: 600; } th:first-child, td:first-child { text-align: left; }
a { color: inherit; }
`;

function section({ name, title, findings }: ReportSection): string {
  const { figures, tables = [], conclusion } = findings;
  const parts = [...figures.map(figure), ...tables.map(table)];
  return `<section id="${name}"><h2>${text(title)}</h2><p>${text(conclusion)}</p>${parts.join('')}</section>`;
}

function figure({ content, caption }: Figure): string {
  const picture =
    typeof content === 'string'
      ? content
      : `<img alt="${text(caption)}" src="data:image/png;base64,${Buffer.from(content).toString('base64')}">`;
  return `<figure>${picture}<figcaption>${text(caption)}</figcaption></figure>`;
}

function table({ head, rows }: ReportTable): string {
  const cells = (tag: 'th' | 'td', texts: readonly string[]): string =>
    `<tr>${texts.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => cells('td', row)).join('');
  return `<div class="table"><table><thead>${cells('th', head)}</thead><tbody>${body}</tbody></table></div>`;
}

function text(plain: string): string {
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
