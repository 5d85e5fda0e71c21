/**
 * A message as it may be printed: lines and tabs stay, and what could move the cursor, set colours or turn the line around is
 * shown as U+FFFD. What engines and users write is quoted in messages.
 */
export function printable(text: string): string {
  return text.replace(
    /(?![\n\t])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu,
    '\uFFFD',
  );
}
