/** Makes elements. Text only ever becomes text: no string is read as HTML anywhere in the page. */

type Child = Node | string | undefined | false;

type Attributes = Record<string, string | number | boolean | undefined>;

/**
 * @param name tag, with classes: "button.icon"
 * @param attributes true is an empty attribute; false and undefined leave it out
 */
export function el<T extends keyof HTMLElementTagNameMap>(
  name: T | `${T}.${string}`,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[T] {
  const [tag, ...classes] = name.split('.') as [T, ...string[]];
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...kept(children));
  return element;
}

export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...kept(children));
}

function kept(children: Child[]): (Node | string)[] {
  return children.filter((child) => child !== undefined && child !== false);
}

export function onClick<T extends HTMLElement>(element: T, act: (event: MouseEvent) => void): T {
  element.addEventListener('click', act);
  return element;
}

/** 1240 → "1,240". */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${number(count)} ${count === 1 ? noun : many}`;
}
