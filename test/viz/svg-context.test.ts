import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { SvgContext } from '../../viz/src/export/svg-context.ts';

declare global {
  /** The browser's; the types of Node know none. */
  class Path2D {
    constructor(d?: string);
  }
}

test('what is clipped stays within its path until the next restore', () => {
  const context = new SvgContext();
  const line = () => {
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(9, 9);
    context.stroke();
  };
  context.save();
  context.beginPath();
  context.rect(0, 0, 10, 20);
  context.arc(5, 5, 2);
  context.clip('evenodd');
  line();
  context.restore();
  line();
  const file = [...context.file(10, 20, '#fff')].join('');
  expect(XMLValidator.validate(file)).toBe(true);
  const [inside, outside] = file.split('</g>');
  expect(inside).toMatch(
    /<clipPath id="clip1"><path d="M0 0h10v20h-10Z[^"]+" clip-rule="evenodd"\/><\/clipPath><g clip-path="url\(#clip1\)">\n<path/,
  );
  expect(outside?.match(/<path/g)).toHaveLength(1);
});
