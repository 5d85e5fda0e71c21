import { defineConfig } from 'vite';

export default defineConfig({
  // Relative addresses: the same files work under any path.
  base: './',
  build: {
    outDir: '../dist/viz',
    emptyOutDir: true,
    target: 'es2022',
    // The server's policy allows no data: scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
