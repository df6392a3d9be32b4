import type { LaunchRefusal } from '../launch-error.ts';
import type { Facts } from './facts.ts';
import { good, warning, type Probe } from './finding.ts';

/**
 * Why, and what to do, for the refusals that speak of the connection; the others speak of a person or
 * a browser: a reloaded page, a login that ran out, work that is not theirs to look at.
 */
const causes: Partial<Record<LaunchRefusal, readonly [string, string]>> = {
  token_untrusted: [
    'their signature or sender is not the registered one',
    'Compare issuer, client id and key set address with those the LMS shows for the tool.',
  ],
  token_expired: [
    'their tokens were out of date by our clock',
    'Let both servers take their time from NTP.',
  ],
  token_malformed: [
    'what came was no LTI 1.3 launch',
    'Register the tool in the LMS as an LTI 1.3 tool with the launch address /lti/launch.',
  ],
  claim_missing: [
    'the LMS left out something the tool needs',
    'See with `preceptor audit refusals` what was missing, and let the LMS send it (Canvas: the key’s privacy level; Moodle: the tool’s privacy).',
  ],
  version_unsupported: [
    'the LMS used another version than LTI 1.3.0',
    'Register the tool in the LMS as an LTI 1.3 tool.',
  ],
  message_unsupported: [
    'the tool is placed where it has nothing to show',
    'Place the tool only where our configuration names a placement.',
  ],
  address_not_ours: [
    'the LMS opens an address that is not the tool’s',
    'Compare PUBLIC_URL with the addresses of the tool in the LMS.',
  ],
  deployment_unknown: [
    'their deployment is not accepted',
    'Accept it with `preceptor platform accept` if it is yours.',
  ],
  deployment_held: [
    'their deployment waits until it is accepted',
    'Accept it with `preceptor platform accept` if it is yours.',
  ],
  platform_keys_unavailable: [
    'the LMS’s keys could not be fetched',
    'Check that this server may reach the LMS’s key set address (DNS, firewall, proxy).',
  ],
  platform_refuses_tool: [
    'the LMS itself does not let the tool open',
    'Check in the LMS that the tool is switched on and that /lti/launch is among its redirect addresses.',
  ],
  platform_reported_error: [
    'the LMS answered the login with an error',
    'Compare client id and redirect addresses of the tool in the LMS with ours.',
  ],
  platform_disabled: [
    'the registration was switched off here',
    'Switch it on with `preceptor platform enable`.',
  ],
};

/** What the launches show that nobody sees: those that were turned away. */
export const refusalProbe: Probe<Facts> = {
  id: 'launch.refused',
  title: 'No launch was turned away within a day',
  ask: ({ refusals }) => {
    const worst = refusals.find(({ code }) => code in causes);
    const known = worst && causes[worst.code as LaunchRefusal];
    if (!worst || !known) return good('None was, for a reason that lies in the connection.');
    const [cause, fix] = known;
    const how = worst.count === 1 ? 'One was' : `${worst.count} were`;
    const when = worst.lastAt.toISOString();
    return warning(`${how} turned away because ${cause}, the last at ${when}.`, fix);
  },
};
