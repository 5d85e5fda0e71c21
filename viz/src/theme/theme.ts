import type { State, Store } from '../store.ts';
import { type Hue, mix } from './regions.ts';

export type Mode = 'light' | 'dark';

/** The colours that canvases need; the page's own come from the same custom properties. */
export interface Tokens {
  mode: Mode;
  ground: string;
  ink: string;
  ink2: string;
  accent: string;
  edge: string;
  line: string;
}

const system = matchMedia('(prefers-color-scheme: dark)');

export function modeOf({ theme }: Pick<State, 'theme'>): Mode {
  if (theme !== 'system') return theme;
  return system.matches ? 'dark' : 'light';
}

/** Keeps the page in the theme of the store, or of the system where none is chosen. */
export function followTheme(store: Store): void {
  const apply = () => {
    document.documentElement.dataset.theme = modeOf(store.state);
  };
  apply();
  store.subscribe(apply);
  system.addEventListener('change', () => store.set({}));
}

export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    mode: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
    ground: read('ground'),
    ink: read('ink'),
    ink2: read('ink-2'),
    accent: read('accent'),
    edge: read('edge'),
    line: read('line'),
  };
}

export function hueColour(hue: Hue, mode: Mode): string {
  return mode === 'dark' ? hue.dark : hue.light;
}

/** The colour of a region's name: its own, mixed with ink until it reads well. */
export function nameColour(hue: Hue, tokens: Tokens): string {
  return mix(hueColour(hue, tokens.mode), tokens.ink, tokens.mode === 'dark' ? 0.35 : 0.38);
}

/** 0 where the person asked for less motion. */
export function motion(milliseconds: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds;
}
