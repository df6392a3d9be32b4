type Child = Node | string | null | undefined | false;
type Prop = string | number | boolean | null | undefined | ((event: never) => void);

/** Attributes by name; `onclick` and the like are listeners; false, null and undefined are left out. */
export type Props = Readonly<Record<string, Prop>>;

/** Makes an element. The only way in which the page makes any. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setProps(element, props);
  element.append(...present(children));
  return element;
}

const svgSpace = 'http://www.w3.org/2000/svg';

/** Likewise for pictures. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(svgSpace, tag);
  setProps(element, props);
  element.append(...present(children));
  return element;
}

/** Puts new content in the place of the old. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...present(children));
}

function setProps(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice('on'.length), value as EventListener);
    } else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== null && child !== undefined && child !== false);
}
