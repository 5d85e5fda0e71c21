import { PaperloomError } from '../errors.ts';

/** A graph folder that cannot be read or written. `file` and `line` say where, when it is one file's fault. */
export class GraphFolderError extends PaperloomError {
  override name = 'GraphFolderError';
  readonly folder: string;
  readonly file: string | undefined;
  readonly line: number | undefined;

  constructor(message: string, folder: string, file?: string, line?: number) {
    super(message);
    this.folder = folder;
    this.file = file;
    this.line = line;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  EBUSY: 'it is a mount point or in use; name a folder inside it',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its symbolic links go in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/**
 * Why the system refused, in words.
 *
 * @param what what was looked for
 */
export function systemReason(error: unknown, what: 'folder' | 'file' = 'folder'): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return `no such ${what}`;
  return REASONS[code] ?? (error as Error).message;
}
