// Everything but the characters that XML 1.0 allows (https://www.w3.org/TR/xml/#charsets): control characters, lone
// surrogates, U+FFFE and U+FFFF. No escape can carry them, so a reader would refuse the whole file.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text with each character that XML cannot hold replaced by U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD');
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  // "]]>" may not stand in text.
  '>': '&gt;',
  '"': '&quot;',
  // As they are, a reader would turn them into spaces or line feeds.
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** The text as it stands between tags or within double quotes. */
export function escapeXml(text: string): string {
  return xmlText(text).replace(/[&<>"\t\n\r]/g, (c) => ESCAPES[c]!);
}
