/** A page as it arrived after all redirects. */
export interface BrowserPage {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface PageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A browser without a screen: keeps cookies by host, follows redirects, presses forms. */
export interface PageBrowser {
  open(url: string): Promise<BrowserPage>;
  post(url: string, fields: Readonly<Record<string, string>>): Promise<BrowserPage>;
  /** Posts the form of the page, or the one whose action contains the text. */
  press(page: BrowserPage, actionPart?: string): Promise<BrowserPage>;
  /** Goes where the page's script would: on from our login, or by the page's form. */
  goOn(page: BrowserPage): Promise<BrowserPage>;
  forgetCookies(): void;
}

const mostRedirects = 10;

export function createPageBrowser(): PageBrowser {
  const jar = new Map<string, Map<string, string>>();

  function keep(host: string, setCookies: readonly string[]): void {
    const cookies = jar.get(host) ?? new Map<string, string>();
    jar.set(host, cookies);
    for (const line of setCookies) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
  }

  async function go(start: string, fields?: Readonly<Record<string, string>>) {
    let url = start;
    let form = fields;
    for (let hops = 0; hops < mostRedirects; hops += 1) {
      const { hostname } = new URL(url);
      const cookies = [...(jar.get(hostname) ?? [])].map(([name, value]) => `${name}=${value}`);
      const response: Response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: cookies.join('; ') },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      });
      keep(hostname, response.headers.getSetCookie());
      const location = response.headers.get('location');
      const text = await response.text();
      if (location === null) {
        return { url, status: response.status, headers: response.headers, text };
      }
      url = new URL(location, url).href;
      form = undefined;
    }
    throw new Error(`too many redirects from ${start}`);
  }

  return {
    open: (url) => go(url),
    post: (url, fields) => go(url, fields),
    press: (page, actionPart = '') => {
      const form = formsOf(page).find(({ action }) => action.includes(actionPart));
      if (!form) throw new Error(`no such form on ${page.url}`);
      return go(form.action, form.fields);
    },
    goOn: (page) => {
      const login = /<script type="application\/json" id="login">(.*?)<\/script>/s.exec(
        page.text,
      )?.[1];
      if (login !== undefined) return go((JSON.parse(login) as { location: string }).location);
      const [form] = formsOf(page);
      if (!form) throw new Error(`no way on from ${page.url}`);
      return go(form.action, form.fields);
    },
    forgetCookies: () => jar.clear(),
  };
}

/** The forms of a page with their hidden fields; addresses are absolute. */
export function formsOf(page: BrowserPage): PageForm[] {
  return [...page.text.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, tag, inside]) => ({
    action: new URL(attribute(tag ?? '', 'action') ?? page.url, page.url).href,
    fields: Object.fromEntries(
      [...(inside ?? '').matchAll(/<input\b([^>]*)>/g)].map(([, input]) => [
        attribute(input ?? '', 'name') ?? '',
        attribute(input ?? '', 'value') ?? '',
      ]),
    ),
  }));
}

/** Address of the frame of that name. */
export function frameSource(page: BrowserPage, name: string): string {
  const frames = [...page.text.matchAll(/<iframe\b([^>]*)>/g)].map(([, tag]) => tag ?? '');
  const frame = frames.find((tag) => attribute(tag, 'name') === name);
  const source = attribute(frame ?? '', 'src');
  if (source === undefined) throw new Error(`no frame ${name} on ${page.url}`);
  return new URL(source, page.url).href;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
