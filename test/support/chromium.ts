import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { installDebianPackages } from './debian.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A real Chromium: the one that CHROMIUM_PATH names, one of the system, or on Debian one that is installed now. */
function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
    return named;
  }
  const found = PLACES.find((path) => existsSync(path));
  if (found) return found;
  installDebianPackages(['chromium'], 'a Chromium, or CHROMIUM_PATH naming one');
  return PLACES[0]!;
}

/**
 * Starts it without a window. WebGL is drawn in software, so that it works on a machine without a graphics card; nothing of
 * its own goes to the network.
 * @param options webgl false turns WebGL off, as some browsers and policies do
 */
export function launchChromium({ webgl = true } = {}): Promise<Browser> {
  const drawing = webgl
    ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
    : ['--disable-gpu', '--disable-3d-apis'];
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      ...drawing,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
