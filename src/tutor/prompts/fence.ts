/**
 * Puts untrusted text between named tags. What looks like a tag inside is taken apart, so that text
 * from a document can never close its own fence and speak as somebody else.
 */
export function fence(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const list = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${attributeSafe(String(value))}"`,
  );
  return `<${tag}${list.join('')}>\n${textSafe(text)}\n</${tag}>`;
}

function attributeSafe(value: string): string {
  return value.replaceAll(/[<>"\n\r]/g, ' ').slice(0, 200);
}

function textSafe(text: string): string {
  return text.replaceAll(/<(\/?)(?=[a-z])/gi, '‹$1').replaceAll('<|', '‹|');
}
