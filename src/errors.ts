/**
 * An error that a person can act on: it says what was wrong, where, and what to do. The program prints its message
 * alone, without a stack trace, and exits with its code.
 */
export class PaperloomError extends Error {
  override name = 'PaperloomError';
  readonly exitCode: number = 1;
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends PaperloomError {
  override name = 'UsageError';
  override readonly exitCode: number = 2;
}
