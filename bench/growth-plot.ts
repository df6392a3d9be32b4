import type { Spread } from './statistics.ts';

export interface GrowthPoint extends Spread {
  readonly chunks: number;
}

const [width, height, margin] = [720, 360, 56];

/** Milliseconds over chunks, both logarithmic, as one SVG. */
export function growthPlot(points: readonly GrowthPoint[]): string {
  const scale = (values: readonly number[], from: number, to: number) => {
    const [low, high] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
    const span = high - low || 1;
    return (value: number): number => from + ((Math.log10(value) - low) / span) * (to - from);
  };
  const x = scale(
    points.map(({ chunks }) => chunks),
    margin,
    width - margin,
  );
  const y = scale([1, ...points.flatMap(({ p50, p95 }) => [p50, p95])], height - margin, margin);
  const line = (read: (point: GrowthPoint) => number, colour: string): string =>
    `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map((point) => `${x(point.chunks)},${y(read(point))}`).join(' ')}"/>`;
  const labels = points.map(
    (point) =>
      `<text x="${x(point.chunks)}" y="${height - margin + 20}" text-anchor="middle">${point.chunks.toLocaleString('en')}</text>
<text x="${x(point.chunks)}" y="${y(point.p50) + 16}" text-anchor="middle">${point.p50.toFixed(1)}</text>
<text x="${x(point.chunks)}" y="${y(point.p95) - 8}" text-anchor="middle">${point.p95.toFixed(1)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui" font-size="12">
<rect width="100%" height="100%" fill="white"/>
<text x="${margin}" y="24" font-size="14">One search, 8 at a time: milliseconds over chunks in the database</text>
${line(({ p95 }) => p95, '#c2410c')}
${line(({ p50 }) => p50, '#1d4ed8')}
${labels.join('\n')}
<text x="${width - margin}" y="24" text-anchor="end" fill="#c2410c">p95</text>
<text x="${width - margin - 40}" y="24" text-anchor="end" fill="#1d4ed8">p50</text>
</svg>
`;
}
