/** A formula of LaTeX, token by token. */
export interface FormulaTape {
  isOver(): boolean;
  /** The token to come; empty at the end. */
  peek(): string;
  next(): string;
  /** The next digit when a number comes: without braces a command takes the first one only, as in \frac12. */
  nextDigit(): string | undefined;
}

/** Words in a formula, as they are; what an environment is made of; commands, numbers, signs. */
const token =
  /\\(?:text\w*|math[a-z]+|operatorname\*?)\s*\{[^{}\\]*\}|\\(?:begin|end)\s*\{[^{}]*\}(?:\{[lcr| ]*\})?|\\[a-zA-Z]+|\\.|[0-9]+(?:[.,][0-9]+)*|\S/g;

export function createTape(tex: string): FormulaTape {
  const tokens = tex.match(token) ?? [];
  let at = 0;
  const peek = () => tokens[at] ?? '';
  return {
    isOver: () => at >= tokens.length,
    peek,
    next: () => {
      at += 1;
      return tokens[at - 1] ?? '';
    },
    nextDigit: () => {
      const [digit, ...more] = /^\d{2,}$/.test(peek()) ? peek() : '';
      if (digit !== undefined) tokens[at] = more.join('');
      return digit;
    },
  };
}
