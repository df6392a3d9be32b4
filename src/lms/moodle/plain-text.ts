import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

const notRead = new Set(['script', 'style']);

/** What a person reads of a piece of HTML; Moodle's names are HTML as well ("Q&amp;A"). */
export function plainText(html: string): string {
  const parts: string[] = [];
  // A stack of its own: hostile HTML can be nested deeper than calls may be.
  const open: Node[] = [parseFragment(html)];
  for (let node = open.pop(); node; node = open.pop()) {
    if (defaultTreeAdapter.isTextNode(node)) parts.push(node.value);
    else if ('childNodes' in node && !notRead.has(node.nodeName)) {
      open.push(...node.childNodes.toReversed());
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
