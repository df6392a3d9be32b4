import type { WsException } from './ws-exception.ts';

const head = '<?xml version="1.0" encoding="UTF-8" ?>\n';

/** A value in Moodle's XML, which is what a client gets that forgets to ask for JSON. */
export function xmlResponse(value: unknown): string {
  return `${head}<RESPONSE>\n${element(value)}</RESPONSE>\n`;
}

export function xmlException({ exception, errorcode, message }: WsException): string {
  const code = `<ERRORCODE>${escape(errorcode)}</ERRORCODE>`;
  const text = `<MESSAGE>${escape(message)}</MESSAGE>`;
  return `${head}<EXCEPTION class="${escape(exception)}">\n${code}\n${text}\n</EXCEPTION>\n`;
}

function element(value: unknown): string {
  if (value === null || value === undefined) return '<VALUE null="null"/>\n';
  if (Array.isArray(value)) return `<MULTIPLE>\n${value.map(element).join('')}</MULTIPLE>\n`;
  if (typeof value === 'string') return `<VALUE>${escape(value)}</VALUE>\n`;
  if (typeof value !== 'object') return `<VALUE>${JSON.stringify(value)}</VALUE>\n`;
  const keys = Object.entries(value).map(
    ([name, inner]) => `<KEY name="${escape(name)}">${element(inner)}</KEY>\n`,
  );
  return `<SINGLE>\n${keys.join('')}</SINGLE>\n`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
