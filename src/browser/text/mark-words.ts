import type { FailedClaim } from '../../tutor/turn-event.ts';

/** What the page says about sentences that their source does not carry. */
export const markWords = {
  badge: 'not from your course',
  reasons: {
    quote: (said) => `“${said}” does not stand in the cited place.`,
    number: (said) => `The cited place does not hold the number ${said}.`,
    formula: (said) => `The cited place does not hold the formula ${said}.`,
    name: (said) => `The cited place does not name ${said}.`,
    source: (said) => `There is no source ${said}.`,
    subject: () => 'The cited place speaks of something else.',
  } satisfies Readonly<Record<FailedClaim['kind'], (said: string) => string>>,
  leftOut: (count: number) =>
    count === 1
      ? 'One sentence was left out, because it could not be found in the cited place.'
      : `${count} sentences were left out, because they could not be found in the cited places.`,
  checked: (checked: number, failed: number) =>
    checked === 0
      ? 'No sentence names a source.'
      : failed === 0
        ? `${checked} ${checked === 1 ? 'sentence names a source' : 'sentences name a source'}; quotes, numbers, formulas and names were found there.`
        : `${checked} ${checked === 1 ? 'sentence names a source' : 'sentences name a source'}; in ${failed} something was not found there.`,
};
