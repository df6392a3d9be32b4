import { clockFinding } from './connection-probes.ts';
import type { Facts } from './facts.ts';
import { bad, good, skipped, warning, type Finding, type Probe } from './finding.ts';
import type { Observed } from '../observed.ts';

const never = 'Nobody has launched the tool through this registration yet.';

/** A probe about the latest launch; skipped while there was none. */
function ofLaunch(
  id: string,
  title: string,
  ask: (seen: Observed, facts: Facts) => Finding,
): Probe<Facts> {
  return {
    id,
    title,
    ask: (facts) => (facts.sighting ? ask(facts.sighting.facts, facts) : skipped(never)),
  };
}

/** Deployments, and what the latest launch showed. */
export const launchProbes: readonly Probe<Facts>[] = [
  {
    id: 'deployment.known',
    title: 'A deployment of the tool is accepted',
    ask: ({ deployments, registration }) => {
      const accepted = [...deployments.values()].filter((status) => status === 'accepted').length;
      if (accepted > 0) return good(`${accepted} accepted.`);
      return registration.deploymentPolicy === 'accept-first'
        ? warning(
            'No deployment has launched yet; the first one will be accepted.',
            'Open the tool once from a course of this LMS.',
          )
        : bad(
            'No deployment is accepted, so every launch is refused.',
            'Add the deployment id that the LMS shows to the registration.',
          );
    },
  },
  {
    id: 'deployment.held',
    title: 'No deployment waits for approval',
    ask: ({ deployments }) => {
      const held = [...deployments].filter(([, status]) => status === 'held').map(([id]) => id);
      return held.length === 0
        ? good('None waits.')
        : warning(
            `Held back: ${held.slice(0, 3).join(', ')}.`,
            'Accept the deployment if it is yours; its launches are refused until then.',
          );
    },
  },
  {
    id: 'launch.seen',
    title: 'The tool has been launched',
    ask: ({ sighting }) =>
      sighting
        ? good(`Last at ${sighting.seenAt.toISOString()}.`)
        : warning(
            never,
            'Open the tool once from a course, then run this again: many checks need it.',
          ),
  },
  ofLaunch('launch.clock', 'Tokens are dated as our clock says', ({ clockSeconds }) =>
    clockFinding(clockSeconds),
  ),
  ofLaunch('launch.context', 'Launches say which course they come from', ({ hasContext }) =>
    hasContext
      ? good('They do.')
      : bad(
          'The latest launch named no course.',
          'Place the tool inside a course, not in the account navigation.',
        ),
  ),
  ofLaunch('launch.name', 'Launches share names', ({ hasName }) =>
    hasName
      ? good('They do.')
      : warning(
          'The LMS keeps names to itself, so instructors see nameless students.',
          'Set the tool’s privacy to share names (Canvas: privacy level “public” or “name only”; Moodle: “Share launcher’s name: Always”).',
        ),
  ),
  ofLaunch('launch.email', 'Launches share e-mail addresses', ({ hasEmail }) =>
    hasEmail
      ? good('They do.')
      : warning(
          'The LMS keeps e-mail addresses to itself; the tool works without.',
          'Set the tool’s privacy level to “public” if your institution wants them shared.',
        ),
  ),
  ofLaunch('launch.variables', 'The LMS knows every variable the tool asks for', ({ unresolved }) =>
    unresolved.length === 0
      ? good('It does.')
      : warning(
          `Not filled in: ${unresolved.slice(0, 5).join(', ')}.`,
          'Compare the tool’s custom parameters in the LMS with those of our configuration; unknown $Variables come back as they are.',
        ),
  ),
  ofLaunch('launch.return', 'Launches say where to go back to', ({ returnsHome }) =>
    returnsHome
      ? good('They do.')
      : warning(
          'The latest launch had no return address.',
          'Nothing breaks; error pages cannot lead back to the course.',
        ),
  ),
  ofLaunch('launch.browser', 'Browsers without cookies get in', ({ browserBy, offersStorage }) => {
    if (browserBy === null) return skipped('The latest launch was before this was looked at.');
    const came =
      browserBy === 'cookie'
        ? 'The latest launch came with our cookie.'
        : 'The latest launch came without our cookie and was proven through the LMS’s storage.';
    return offersStorage
      ? good(`${came} The LMS stores for tools, so blocked cookies do not matter.`)
      : good(
          `${came} The LMS stores nothing for tools: where a browser blocks our cookie, a button opens the tutor in a tab of its own.`,
        );
  }),
  {
    id: 'launch.frames',
    title: 'It is known which pages may embed the tool',
    ask: ({ registration: { frameOrigins } }) =>
      frameOrigins.length > 0 ? good(frameOrigins.join(', ')) : skipped(never),
  },
];
