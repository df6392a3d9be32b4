import type { OpenSuite, SuiteCase } from '../suite.ts';
import type { Cassette } from './cassette.ts';

/**
 * A suite whose cases end with the reply that a replay could not give: the tutor answers something all
 * the same, or its turn fails for a reason that names no cassette, and neither says anything about the model.
 */
export function mindCassette<Case extends SuiteCase>(
  suite: OpenSuite<Case>,
  { missed }: Pick<Cassette, 'missed'>,
): OpenSuite<Case> {
  return {
    ...suite,
    run: async (one, signal) => {
      const ran = await suite.run(one, signal).catch((error: unknown) => {
        throw missed() ?? error;
      });
      const miss = missed();
      if (miss) throw miss;
      return ran;
    },
  };
}
