import createPurifier from 'dompurify';

const tags =
  'p br hr h4 h5 h6 ul ol li blockquote pre code em strong s table thead tbody tr th td a span'.split(
    ' ',
  );
const marks = ['data-tex', 'data-display', 'data-cite', 'data-align'];

/**
 * The one way from HTML to the page. Behind a Markdown reader that lets no HTML through, it is the
 * second lock: what is not on the lists above does not come in, whoever wrote it.
 */
export function sanitise(html: string): DocumentFragment {
  return createPurifier.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: ['href', 'start', ...marks],
    // They hold formulas and numbers, no addresses.
    ADD_URI_SAFE_ATTR: ['start', ...marks],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^https?:\/\//i,
    RETURN_DOM_FRAGMENT: true,
  });
}
