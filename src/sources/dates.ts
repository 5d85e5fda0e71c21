/** Dates as papers carry them, made ISO 8601 as exact as they are. A day without a year stays as it is written. */
export interface FoundDate {
  date?: string;
  dateText?: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = '((?:1[89]|20|21)\\d{2})';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';

const ISO = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ]\d{1,2}:.*)?)?)?$/;
const MONTH_FIRST = new RegExp(`^${MONTH}(?:\\s+${DAY})?(?:,\\s*|\\s+)${YEAR}$`, 'i');
const DAY_FIRST = new RegExp(`^${DAY}\\s+${MONTH},?\\s+${YEAR}$`, 'i');
const NO_YEAR = new RegExp(`^(?:${MONTH}\\s+${DAY}|${DAY}\\s+${MONTH})$`, 'i');
/** Listings put a weekday before a date, and a count of votes or comments behind it, bare or in brackets. */
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const VOTES = /\s+(?:\d+|\[\s*\d+\s*\]|\(\s*\d+\s*\))$/;

/** "2024-03-06T10:00:00Z", "Mar 6, 2024", "6 March 2024", "March 2024", "2024" → date; anything else → dateText. */
export function readDate(text: string): FoundDate {
  const bare = text.trim().replace(/\s+/g, ' ').replace(WEEKDAY, '');
  const iso = ISO.exec(bare);
  if (iso) return dated(bare, iso[1]!, iso[2], iso[3]);
  const monthFirst = MONTH_FIRST.exec(bare);
  if (monthFirst) return dated(bare, monthFirst[3]!, monthFirst[1], monthFirst[2]);
  const dayFirst = DAY_FIRST.exec(bare);
  if (dayFirst) return dated(bare, dayFirst[3]!, dayFirst[2], dayFirst[1]);
  return bare === '' ? {} : { dateText: bare };
}

/** The date that a line of a listing is, a count of votes behind it dropped; undefined where the line is no date. */
export function dateOfLine(line: string): FoundDate | undefined {
  const bare = line.trim().replace(/^(?:published|submitted)\s+(?:on\s+)?/i, '');
  for (const text of [bare, bare.replace(VOTES, '')]) {
    if (/^\d{4}$/.test(text)) continue;
    const found = readDate(text);
    if (found.date) return found;
    if (found.dateText && NO_YEAR.test(found.dateText)) return found;
  }
  return undefined;
}

function dated(text: string, year: string, month?: string, day?: string): FoundDate {
  if (month === undefined) return { date: year };
  const m = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  if (m < 1 || m > 12) return { dateText: text };
  const yearMonth = `${year}-${String(m).padStart(2, '0')}`;
  if (day === undefined) return { date: yearMonth };
  const d = Number(day);
  if (d < 1 || d > new Date(Date.UTC(Number(year), m, 0)).getUTCDate()) return { dateText: text };
  return { date: `${yearMonth}-${String(d).padStart(2, '0')}` };
}
