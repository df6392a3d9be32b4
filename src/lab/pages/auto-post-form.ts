export interface AutoPostForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly id: string;
}

/** A page that posts its form by itself; with scripts off the person presses the button. */
export function autoPostForm({ action, fields, id }: AutoPostForm): string {
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>One moment</title></head>
<body>
<form action="${escape(action)}" id="${id}" name="${id}" method="post" enctype="application/x-www-form-urlencoded">
${inputs}
<noscript><button type="submit">Continue</button></noscript>
</form>
<script>document.getElementById('${id}').submit();</script>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
