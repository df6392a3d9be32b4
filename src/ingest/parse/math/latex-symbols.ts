// Characters of Unicode mathematics and the LaTeX that says the same.
const symbols = `α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa
λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega
Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega
∑ sum ∏ prod ∫ int ∬ iint ∭ iiint ∮ oint ⋃ bigcup ⋂ bigcap √ surd ∂ partial ∇ nabla ∞ infty ∅ emptyset
± pm ∓ mp × times ÷ div ⋅ cdot · cdot ∗ ast ∘ circ ⊕ oplus ⊗ otimes ⊙ odot
≤ le ≥ ge ≠ ne ≈ approx ≡ equiv ∼ sim ≃ simeq ≅ cong ∝ propto ≪ ll ≫ gg ≺ prec ≻ succ
∈ in ∉ notin ∋ ni ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ∪ cup ∩ cap ∖ setminus
∀ forall ∃ exists ¬ neg ∧ land ∨ lor ⊢ vdash ⊨ models ⊥ perp ∥ parallel ∠ angle
→ to ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ↦ mapsto ↑ uparrow ↓ downarrow
… ldots ⋯ cdots ⋮ vdots ⋱ ddots ⟨ langle ⟩ rangle ⌈ lceil ⌉ rceil ⌊ lfloor ⌋ rfloor ℓ ell ℏ hbar ℜ Re ℑ Im ℵ aleph
′ prime † dagger ⋆ star ∣ mid ‖ | − -`;

const commands = new Map<string, string>();
const parts = symbols.split(/\s+/);
for (let at = 0; at + 1 < parts.length; at += 2) {
  const name = parts[at + 1] ?? '';
  commands.set(parts[at] ?? '', name === '-' ? '-' : `\\${name}`);
}

/** The characters of a formula as LaTeX; `x∈ℝ` becomes `x\in \mathbb{R}`. */
export function toLatexSymbols(text: string): string {
  let latex = '';
  for (const character of text.normalize('NFC')) {
    const command = commands.get(character) ?? alphabetOf(character) ?? escaped(character);
    const needsGap = /\\[a-zA-Z]+$/.test(latex) && /^[a-zA-Z]/.test(command);
    latex += (needsGap ? ' ' : '') + command;
  }
  return latex;
}

const doubleStruck: Readonly<Record<string, string>> = {
  ℂ: 'C',
  ℍ: 'H',
  ℕ: 'N',
  ℙ: 'P',
  ℚ: 'Q',
  ℝ: 'R',
  ℤ: 'Z',
};

// Word writes italic letters as characters of their own (U+1D400 to U+1D7FF); LaTeX italicises by itself.
function alphabetOf(character: string): string | undefined {
  const struck = doubleStruck[character];
  if (struck) return `\\mathbb{${struck}}`;
  const point = character.codePointAt(0) ?? 0;
  if (point === 0x210e) return 'h';
  if (point < 0x1d400 || point > 0x1d7ff) return undefined;
  const plain = character.normalize('NFKC');
  if (point >= 0x1d538 && point <= 0x1d56b) return `\\mathbb{${plain}}`;
  if (point <= 0x1d433) return `\\mathbf{${plain}}`;
  return commands.get(plain) ?? plain;
}

function escaped(character: string): string {
  if ('{}#%&_$'.includes(character)) return `\\${character}`;
  if (character === '\\') return '\\backslash ';
  // Characters without a picture: function application, invisible times and their like.
  return /[\u2061-\u2064\u200B-\u200F]/.test(character) ? '' : character;
}

/** Words a formula sets upright: `sin` is a function, `abc` is three letters. */
const functionNames = new Set(
  `arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max
  min Pr sec sin sinh sup tan tanh`.split(/\s+/),
);

/** A name in a formula: known functions as commands, other words upright, single letters as they are. */
export function toLatexName(name: string): string {
  const plain = name.normalize('NFKC').trim();
  if (functionNames.has(plain)) return `\\${plain}`;
  return /^[A-Za-z]{2,}$/.test(plain) ? `\\mathrm{${plain}}` : toLatexSymbols(name.trim());
}

/** Braces around what is more than one token, so that `x^{12}` does not become `x^12`. */
export function braced(latex: string): string {
  return `{${latex.trim()}}`;
}

const accents: Readonly<Record<string, string>> = {
  '^': 'hat',
  '̂': 'hat',
  ˆ: 'hat',
  '~': 'tilde',
  '̃': 'tilde',
  '˜': 'tilde',
  '¯': 'bar',
  '‾': 'bar',
  '̄': 'bar',
  '̅': 'overline',
  '→': 'vec',
  '⃗': 'vec',
  '˙': 'dot',
  '̇': 'dot',
  '¨': 'ddot',
  '̈': 'ddot',
  _: 'underline',
  '⏞': 'overbrace',
  '⏟': 'underbrace',
};

/** The LaTeX command of an accent over (or a line under) something. */
export function accentCommand(character: string): string | undefined {
  const name = accents[character.trim()] ?? accents[character];
  return name && `\\${name}`;
}
