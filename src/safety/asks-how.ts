/** A question how something works, or how others do it, is no order to do it. */
export function asksHow(text: string): boolean {
  return /^(?:\W|so|and|but|ok|hey|hi|can you|could you|please)*(?:explain|describe|why|what|how (?:do|does|did|is|are|can)(?! (?:i|we)\b))\b/.test(
    text,
  );
}
