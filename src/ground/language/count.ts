import { intlTag, type Language } from './language.ts';

/** By the rules of a language (CLDR); what it has no form of its own for is said as `other`. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Says how many of something there are: `#` in a form stands for the number as the language writes it. */
type Count = (count: number, forms: Forms) => string;

export function countIn(language: Language): Count {
  const rules = new Intl.PluralRules(intlTag(language));
  const numbers = new Intl.NumberFormat(intlTag(language));
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
