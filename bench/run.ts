import { benchArrivals } from './arrivals.ts';
import { benchGradedWork } from './graded-work.ts';
import { benchIngest } from './ingest.ts';
import { benchLaunch } from './launch.ts';
import { benchRetrieval } from './retrieval.ts';
import { benchStreams } from './streams.ts';
import { benchTurn } from './turn.ts';

/** `npm run bench -- NAME [WHAT…]`: one measurement a name. */
const benches: Readonly<Record<string, (what: readonly string[]) => Promise<void>>> = {
  arrivals: benchArrivals,
  'graded-work': benchGradedWork,
  ingest: benchIngest,
  launch: benchLaunch,
  retrieval: benchRetrieval,
  streams: benchStreams,
  turn: benchTurn,
};

const [name = '', ...what] = process.argv.slice(2);
const bench = benches[name];
if (bench) await bench(what);
else {
  console.error(`Which bench? One of: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 1;
}
