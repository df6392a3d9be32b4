import { fold } from './words.ts';

/**
 * The words a text is indexed and asked by, in order, not yet stemmed: "step-size" also as its parts,
 * "x^2" and "beta1" whole, Greek letters by name, scripts without spaces as pairs of characters,
 * operators of higher mathematics and names such as "c++" as themselves.
 */
export function searchTerms(text: string): string[] {
  return spellOut(fold(text)).match(term)?.flatMap(partsOf) ?? [];
}

// A longer word is not one anybody types; a lexeme of the database ends at 2 kB.
const longest = 60;
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+$/u;
const term =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+|\b[a-z](?:\+\+|#)|[\p{L}\p{N}]+(?:['^._-][\p{L}\p{N}]+)*|[∂∇∫∑∏√∞∈∉⊂⊆∪∩∀∃⇒⇔≈≠≤≥⊗⊕]/gu;

const oneWord = new RegExp(`^[a-z\\d]{1,${longest}}$`);

function partsOf(found: string): string[] {
  if (oneWord.test(found)) return [found];
  if (unspaced.test(found)) return pairsOf(found);
  const whole = found.replace(/'s?$/, '').slice(0, longest);
  const parts = found.split(/['^._-]/).filter((part) => part.length > 1 || /\d/.test(part));
  return parts.length > 1 ? [whole, ...parts.map((part) => part.slice(0, longest))] : [whole];
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** A formula is typed "alpha" or "\alpha" and printed "α". */
function spellOut(folded: string): string {
  return folded.replaceAll(
    /(?<!\p{Script=Greek})[α-ω](?!\p{Script=Greek})/gu,
    (letter) => ` ${greek[letter] ?? letter} `,
  );
}

const greek: Readonly<Record<string, string>> = {
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta',
  ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', ο: 'omicron', π: 'pi', ρ: 'rho',
  ς: 'sigma', σ: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega',
}; // prettier-ignore
