import { defineConfig } from 'vite';

// Relative addresses: the same files work under any path.
const base = './';

/** The page that `paperloom serve` serves; with --mode offline the one that `paperloom export --format html` puts into a file. */
export default defineConfig(({ mode }) =>
  mode === 'offline'
    ? {
        base,
        publicDir: false,
        build: {
          outDir: '../dist/viz-offline',
          emptyOutDir: true,
          target: 'es2022',
          modulePreload: false,
          // One script and one style sheet, under names that the program knows.
          cssCodeSplit: false,
          rolldownOptions: {
            input: 'viz/src/offline.ts',
            output: {
              codeSplitting: false,
              entryFileNames: 'offline.js',
              assetFileNames: 'offline[extname]',
            },
          },
        },
      }
    : {
        base,
        build: {
          outDir: '../dist/viz',
          emptyOutDir: true,
          target: 'es2022',
          // The server's policy allows no data: scripts or fonts, so nothing is inlined.
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
        },
      },
);
