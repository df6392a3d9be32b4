import { fold } from '../ground/text/index.ts';

/**
 * Ways in which a text speaks to a language model instead of a reader. Names are stored with the
 * chunk, so they do not change. The text is compared folded: no case, no accents, no invisible
 * characters between the letters.
 */
const signs: Readonly<Record<string, RegExp>> = {
  overrides_instructions:
    /\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}\b(?:previous|prior|above|earlier|all|any|your|system|these|the)\b[^.!?\n]{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|directions?|constraints?)\b/,
  assigns_a_role:
    /\b(?:you are now|from now on,? you|act as (?:an? )?(?:unrestricted|jailbroken|different)|pretend (?:to be|you are) (?:an? )?(?:ai|assistant|model|admin|instructor))\b/,
  forges_a_message:
    /<\|?\/?(?:system|assistant|im_start|im_end|endoftext|inst)\|?>|^\s*(?:system|assistant)\s*(?:prompt|message)?\s*:/m,
  addresses_the_model:
    /\b(?:(?:note|message|instructions?|attention)\s+(?:to|for)\s+(?:the\s+)?(?:ai|llm|language model|chatbot|assistant|tutor bot)|if you are an? (?:ai|llm|language model|assistant))\b/,
  asks_for_secrets:
    /\b(?:reveal|print|repeat|output|show|leak)\b[^.!?\n]{0,30}\b(?:system prompt|hidden prompt|initial instructions|api key|answer key to the (?:student|user))\b/,
  dictates_the_answer:
    /\b(?:always|only|you must) (?:answer|respond|reply|say)\b[^.!?\n]{0,30}\b(?:with|that|to (?:the )?(?:user|student)s?)\b|\b(?:do not|don't|never) (?:tell|mention|reveal|cite)\b[^.!?\n]{0,40}\b(?:the )?(?:user|student)s?\b/,
  changes_grades:
    /\b(?:give|award|assign|set|mark)\b[^.!?\n]{0,40}\b(?:full (?:marks|credit|score)|mastery|100 ?%|perfect (?:score|grade))\b[^.!?\n]{0,30}\b(?:to|for|regardless|whatever|no matter)\b/,
};

/** The signs a passage of course material shows; most show none. */
export function findInstructions(text: string): string[] {
  const folded = fold(text);
  return Object.entries(signs).flatMap(([name, sign]) => (sign.test(folded) ? [name] : []));
}
