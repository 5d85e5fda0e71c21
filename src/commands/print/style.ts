/** How text is made to stand out. Marks are put into the text as private characters and turned into what the screen can. */

const [MARK_ON, MARK_OFF, STRONG_ON, STRONG_OFF] = ['\uE000', '\uE001', '\uE002', '\uE003'];

export interface Screen {
  /** Columns to wrap at; Infinity where nobody looks: a line of a pipe is not cut. */
  width: number;
  /** Whether escape sequences may be written. */
  colour: boolean;
  /** Whether a person looks at it. */
  terminal: boolean;
}

/** What stdout is. NO_COLOR and TERM=dumb are respected; prose wider than 100 columns is hard to read. */
export function screenOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Screen {
  const terminal = stream.isTTY === true;
  return {
    terminal,
    colour: terminal && !env.NO_COLOR && env.TERM !== 'dumb',
    width: terminal ? Math.min(Math.max(stream.columns || 80, 40), 100) : Number.POSITIVE_INFINITY,
  };
}

/** The piece of a sentence that names the thing in question. */
export function marked(text: string): string {
  return text ? MARK_ON + text + MARK_OFF : '';
}

/** A heading or a name. */
export function strong(text: string): string {
  return text ? STRONG_ON + text + STRONG_OFF : '';
}

/** A line with its marks as the screen can show them: bold; «» on a terminal without colours; nothing in a pipe. */
export function rendered(line: string, { colour, terminal }: Screen): string {
  const shown: Record<string, string> = colour
    ? {
        [MARK_ON]: '\x1b[1;33m',
        [MARK_OFF]: '\x1b[0m',
        [STRONG_ON]: '\x1b[1m',
        [STRONG_OFF]: '\x1b[0m',
      }
    : { [MARK_ON]: terminal ? '«' : '', [MARK_OFF]: terminal ? '»' : '' };
  return line.replace(/[\uE000-\uE003]/g, (mark) => shown[mark] ?? '');
}
