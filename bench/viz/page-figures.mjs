/** Figures of one page in one fresh context. */

const SIZE = { width: 1400, height: 900 };
/** Moves of the camera while frames are counted. */
const MOVES = 4;

/**
 * Notes when the first frame with at least so many nodes was drawn to its end, and when each later frame was. Works on any page
 * with WebGL: instances are counted at each call that draws, and a pixel is read back, so that drawing has really ended.
 */
function watchFrames(least) {
  window.drawn = { first: undefined, frames: 0, most: 0 };
  const note = (gl, count) => {
    const bound = gl.getParameter(gl.FRAMEBUFFER_BINDING);
    // Sigma draws a second picture for the pointer to be met by: that one is no frame.
    if (bound !== null) return;
    window.drawn.most = Math.max(window.drawn.most, count);
    if (count < least) return;
    window.drawn.begun ??= performance.now();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    window.drawn.first ??= performance.now();
    window.drawn.frames += 1;
  };
  const { prototype } = WebGL2RenderingContext;
  const { drawArraysInstanced, drawArrays } = prototype;
  prototype.drawArraysInstanced = function (mode, first, vertices, instances) {
    drawArraysInstanced.call(this, mode, first, vertices, instances);
    note(this, instances);
  };
  prototype.drawArrays = function (mode, first, vertices) {
    drawArrays.call(this, mode, first, vertices);
    note(this, vertices);
  };
}

/** @param moving whether frames are counted while the map moves */
export async function pageFigures(browser, url, least, moving) {
  const context = await browser.newContext({ viewport: SIZE, bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript(watchFrames, least);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  // Time of the page's main thread alone, so that other programs on the machine do not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const addresses = new Map();
  const sizes = new Map();
  session.on('Network.responseReceived', ({ requestId, response }) =>
    addresses.set(requestId, new URL(response.url).pathname),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sizes.set(requestId, encodedDataLength),
  );
  await page.goto(url);
  await page.waitForFunction(() => window.drawn.first !== undefined, null, { timeout: 120_000 });
  const { metrics } = await session.send('Performance.getMetrics');
  const work = 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  const { first, begun } = await page.evaluate(() => window.drawn);
  // What comes after the first frame is to be counted too.
  await page.waitForTimeout(4000);
  const requests = [...sizes].map(([id, bytes]) => `${addresses.get(id)} ${bytes}`);
  const transferred = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) / 1e6;
  const frames = (kind) => (moving ? page.evaluate(framesOf, { kind, moves: MOVES }) : 0);
  const pan = await frames('pan');
  const zoom = await frames('zoom');
  const heap = await page.evaluate(() => {
    window.gc?.();
    return performance.memory.usedJSHeapSize / 1e6;
  });
  await context.close();
  return { first, begun, work, transferred, requests, pan, zoom, heap };
}

/** Frames a second while the pointer drags the map, or its wheel turns: a move in every frame, as fast as frames come. */
async function framesOf({ kind, moves }) {
  const target = document.querySelector('.sigma-mouse');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const at = (x, y) => ({ clientX: x, clientY: y, bubbles: true, cancelable: true, button: 0 });
  if (kind === 'pan') target.dispatchEvent(new MouseEvent('mousedown', at(700, 450)));
  await frame();
  const before = { frames: window.drawn.frames, at: performance.now() };
  for (let i = 1; i <= moves; i += 1) {
    if (kind === 'pan')
      target.dispatchEvent(new MouseEvent('mousemove', at(700 + 6 * i, 450 + 3 * i)));
    else {
      const deltaY = i <= moves / 2 ? -120 : 120;
      target.dispatchEvent(new WheelEvent('wheel', { ...at(700, 450), deltaY }));
    }
    await frame();
  }
  await frame();
  const after = { frames: window.drawn.frames, at: performance.now() };
  if (kind === 'pan') target.dispatchEvent(new MouseEvent('mouseup', at(700, 450)));
  await new Promise((resolve) => setTimeout(resolve, 600));
  return (1000 * (after.frames - before.frames)) / (after.at - before.at);
}
